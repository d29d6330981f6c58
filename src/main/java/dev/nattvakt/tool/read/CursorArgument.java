package dev.nattvakt.tool.read;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.fleet.Position;

/// The `cursor` argument of the tools with pages.
public final class CursorArgument {

    static final ArgumentProblem WRONG =
            ArgumentProblem.wrong(
                    "cursor",
                    "this is no cursor of this server",
                    "copy nextCursor exactly, or leave it out");

    private CursorArgument() {}

    public static List<ArgumentProblem> problems(@Nullable String cursor) {
        return Optional.ofNullable(cursor).filter(word -> Position.of(word).isEmpty()).isPresent()
                ? List.of(WRONG)
                : List.of();
    }

    public static Position position(@Nullable String cursor) {
        return Optional.ofNullable(cursor).flatMap(Position::of).orElse(Position.START);
    }
}
