package dev.nattvakt.tool.read;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;

import static java.util.Optional.ofNullable;

/// `list_changes`: what was changed, and by whom.
public final class ListChangesTool implements Tool<ListChangesTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "list_changes",
                    "List changes",
                    "Lists past changes, newest first: who asked and approved, before, after, receipt and the call that undoes it;"
                            + " also changes made elsewhere. Use it for \"what changed?\" and to undo; for the state now get_protection.",
                    Definition.Hints.READ,
                    Role.VIEWER,
                    Arguments.class,
                    Answer.Changes.class);

    private final LookUp lookUp;
    private final PastChanges history;
    private final Clock clock;
    private final ZoneId zone;

    /// @param clock by which changes are recorded: real time
    /// @param zone of HostUp's hours
    public ListChangesTool(LookUp lookUp, PastChanges history, Clock clock, ZoneId zone) {
        this.lookUp = lookUp;
        this.history = history;
        this.clock = clock;
        this.zone = zone;
    }

    /// @param limit changes to return; 20 by default
    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @Nullable @Size(max = 253) @JsonPropertyDescription("exact id, name or IP") String vps,
            @Nullable @Size(max = 40) @JsonPropertyDescription("date, date-time, or 7d")
                    String since,
            @Nullable @Min(1) @Max(100) @JsonPropertyDescription("default 20") Integer limit,
            @Nullable @Size(max = 100) @JsonPropertyDescription("nextCursor of the last answer")
                    String cursor) {}

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments arguments) {
        boolean isCursor =
                ofNullable(arguments.cursor())
                        .map(word -> HistoryCursor.of(word).isPresent())
                        .orElse(true);
        return Stream.concat(
                        SinceArgument.problems(arguments.since(), clock.instant(), zone).stream(),
                        Stream.of(CursorArgument.WRONG).filter(_ -> !isCursor))
                .toList();
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        if (arguments.vps() == null) {
            return page(arguments, Optional.empty(), call);
        }
        try {
            return switch (lookUp.find(arguments.vps(), call.caller().servers(), call.deadline())) {
                case LookUp.Found.NotOne(String word, List<Vps> candidates) ->
                        new Answer.Hindered(new Outcome.NotFound(word, candidates));
                case LookUp.Found.One(Vps vps) -> page(arguments, Optional.of(vps.id()), call);
            };
        } catch (HostUpFailure failure) {
            return new Answer.Hindered(Outcome.of(failure, arguments.vps()));
        }
    }

    private Answer page(Arguments arguments, Optional<VpsId> vps, Call call) {
        return new Answer.Changes(
                history.page(
                        new PastChanges.Question(
                                call.caller().servers(),
                                vps,
                                ofNullable(arguments.since())
                                        .flatMap(since ->
                                                SinceArgument.of(since, clock.instant(), zone)),
                                ofNullable(arguments.limit()).orElse(FindVpsTool.USUAL_LIMIT),
                                ofNullable(arguments.cursor()).flatMap(HistoryCursor::of))),
                zone);
    }
}
