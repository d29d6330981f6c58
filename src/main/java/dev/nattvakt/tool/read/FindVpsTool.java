package dev.nattvakt.tool.read;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.ErrorResults;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.words.FleetWords;

/// Lists servers.
public final class FindVpsTool implements Tool<FindVpsTool.Arguments, FindVpsTool.Servers> {

    static final int USUAL_LIMIT = 20;

    public static final Definition<Arguments, Servers> DEFINITION =
            new Definition<>(
                    "find_vps",
                    "Find servers",
                    "Lists HostUp VPSes by part of a name or IP. Use it first when you do not know a server's exact name or id;"
                            + " never invent ids. Returns ids, names, IPs and status, no schedules: get_protection does for one server, audit_protection for many.",
                    Definition.Hints.READ,
                    Arguments.class,
                    Servers.class);

    private final Roster roster;

    public FindVpsTool(Roster roster) {
        this.roster = roster;
    }

    /// @param limit servers to return, 20 unless said
    public record Arguments(
            @Nullable
                    @Size(max = 100)
                    @JsonPropertyDescription(
                            "part of a name or IP, any case; all servers if absent")
                    String query,
            @Nullable @Min(1) @Max(100) @JsonPropertyDescription("servers to return, default 20")
                    Integer limit,
            @Nullable @Size(max = 1100) @JsonPropertyDescription("nextCursor of the last answer")
                    String cursor) {}

    /// One page.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Servers(
            @NotNull List<VpsView> servers,
            @Nullable @JsonPropertyDescription("there are more; pass it as cursor")
                    String nextCursor) {}

    @Override
    public Definition<Arguments, Servers> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments arguments) {
        return CursorArgument.problems(arguments.cursor());
    }

    @Override
    public ToolResult<Servers> run(Arguments arguments, Call call) {
        try {
            Roster.Page page =
                    roster.page(
                            Optional.ofNullable(arguments.query()),
                            Optional.ofNullable(arguments.limit()).orElse(USUAL_LIMIT),
                            CursorArgument.position(arguments.cursor()),
                            call.caller().servers(),
                            call.deadline());
            List<Vps> servers = page.entries().stream().map(Roster.Entry::vps).toList();
            return ToolResult.answered(
                    FleetWords.found(servers, page.next().map(Position::word)),
                    new Servers(
                            servers.stream().map(VpsView::of).toList(),
                            page.next().map(Position::word).orElse(null)));
        } catch (HostUpFailure failure) {
            return ErrorResults.of(failure, "find_vps");
        }
    }
}
