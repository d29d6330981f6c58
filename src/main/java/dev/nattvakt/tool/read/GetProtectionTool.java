package dev.nattvakt.tool.read;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.VpsArgument;

/// `get_protection`: the schedules, copies and verdict of one server.
public final class GetProtectionTool implements Tool<GetProtectionTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "get_protection",
                    "Show a server's protection",
                    "Shows one server's backup schedules (offsite, long-term) and snapshot schedule (local, kept about a"
                            + " day): limits, action gates, last and next runs, a verdict and the next step. Use it to answer"
                            + " \"is it backed up?\" and to check an unconfirmed change; you need not call it before a change, which"
                            + " reads all this itself. A name that fits several is not_found, with candidates. For many servers use"
                            + " audit_protection.",
                    Definition.Hints.READ,
                    Role.VIEWER,
                    Arguments.class,
                    Answer.Protection.class);

    private final LookUp lookUp;
    private final Audit audit;
    private final ZoneId zone;

    /// @param audit judges, and knows what would fit the fleet
    /// @param zone of HostUp's hours
    public GetProtectionTool(LookUp lookUp, Audit audit, ZoneId zone) {
        this.lookUp = lookUp;
        this.audit = audit;
        this.zone = zone;
    }

    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @NotNull @Size(min = 1, max = 253) @JsonPropertyDescription(VpsArgument.WORDS)
                    String vps) {}

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        Optional<ReadAhead> lastMeant =
                lookUp.lastMeant(arguments.vps(), call.caller().servers())
                        .map(vps -> ahead(vps, call));
        try {
            return switch (lookUp.find(arguments.vps(), call.caller().servers(), call.deadline())) {
                case LookUp.Found.NotOne(String word, List<Vps> candidates) ->
                        new Answer.Hindered(new Outcome.NotFound(word, candidates));
                case LookUp.Found.One(Vps vps) ->
                        read(
                                vps,
                                lastMeant
                                        .filter(ahead -> ahead.id().equals(vps.id()))
                                        .orElseGet(() -> ahead(vps, call)),
                                call);
            };
        } catch (HostUpFailure failure) {
            return new Answer.Hindered(Outcome.of(failure, arguments.vps()));
        }
    }

    private ReadAhead ahead(Vps vps, Call call) {
        return lookUp.ahead(vps.id(), call.deadline()).beginAll();
    }

    private Answer read(Vps vps, ReadPort hostUp, Call call) {
        ServerState seen = ServerState.read(vps, hostUp, call.deadline());
        Copies snapshots = hostUp.snapshots(vps.id(), call.deadline());
        Audit.Judged judged = audit.judge(seen);
        Optional<NextStep> cure =
                judged.cure().filter(step -> !step.tool().equals(DEFINITION.name()));
        return new Answer.Protection(
                seen, snapshots, judged.judgement(), judged.compliance(), cure, zone);
    }
}
