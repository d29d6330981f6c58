package dev.nattvakt.tool.read;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.Sought;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;

/// `find_vps`: a list of servers.
public final class FindVpsTool implements Tool<FindVpsTool.Arguments> {

    static final int USUAL_LIMIT = 20;

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "find_vps",
                    "Find servers",
                    "Lists HostUp VPSes by part of a name or IP. Use it first when you do not know a server's exact name or id;"
                            + " never invent ids. Returns ids, names, IPs and status, no schedules: get_protection does for one server, audit_protection for many.",
                    Definition.Hints.READ,
                    Role.VIEWER,
                    Arguments.class,
                    Answer.Servers.class);

    private final Roster roster;

    public FindVpsTool(Roster roster) {
        this.roster = roster;
    }

    /// @param limit servers to return; 20 by default
    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @Nullable
                    @Size(max = 100)
                    @JsonPropertyDescription("part of a name or IP; all if absent")
                    String query,
            @Nullable @Min(1) @Max(100) @JsonPropertyDescription("default 20") Integer limit,
            @Nullable @Size(max = 1100) @JsonPropertyDescription("nextCursor of the last answer")
                    String cursor) {}

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments arguments) {
        return CursorArgument.problems(arguments.cursor());
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        Optional<String> query = Optional.ofNullable(arguments.query());
        Position from = CursorArgument.position(arguments.cursor());
        try {
            Roster.Page page =
                    roster.page(
                                    query,
                                    Optional.ofNullable(arguments.limit()).orElse(USUAL_LIMIT),
                                    from,
                                    call.caller().servers(),
                                    call.deadline())
                            .whole();
            return new Answer.Servers(
                    page.entries().stream().map(Roster.Entry::vps).toList(),
                    page.next(),
                    Sought.of(query, from));
        } catch (HostUpFailure failure) {
            return new Answer.Hindered(Outcome.of(failure));
        }
    }
}
