package dev.nattvakt.fleet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the roster: HostUp's page and the offset in it. Serialised as one opaque word.
public record Position(int offset, Optional<String> cursor) {

    /// Page size; constant, so that an offset means the same on the next call.
    static final int PAGE = 100;

    public static final Position START = new Position(0, Optional.empty());

    private static final Pattern WORD = Pattern.compile("(\\d{1,3})(?:\\.(\\S{1,1000}))?");

    static Optional<Position> start(Optional<String> cursor) {
        return cursor.map(next -> new Position(0, Optional.of(next)));
    }

    /// Parses [#word]; empty for a word that this server cannot have given out.
    public static Optional<Position> of(String word) {
        Matcher matcher = WORD.matcher(word);
        return matcher.matches()
                ? Optional.of(
                        new Position(
                                Integer.parseInt(matcher.group(1)),
                                Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }

    public String word() {
        return offset + cursor.map(next -> "." + next).orElse("");
    }
}
