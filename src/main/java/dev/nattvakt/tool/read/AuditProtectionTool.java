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
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Sought;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.VerdictCode;

/// `audit_protection`: the verdicts on many servers.
public final class AuditProtectionTool implements Tool<AuditProtectionTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "audit_protection",
                    "Audit the fleet",
                    "Judges many servers: counts by verdict, hours in which too many start"
                            + " with the plan that spreads them, and for each why, schedules, copies, free slots and the next call."
                            + " Use it for \"which are not backed up?\" or a table of schedules; for one server get_protection."
                            + " Returns nextCursor if there are more."
                            + " Servers HostUp says too little about are unknown, never protected.",
                    Definition.Hints.READ,
                    Role.VIEWER,
                    Arguments.class,
                    Answer.Audited.class);

    private final Audit audit;

    public AuditProtectionTool(Audit audit) {
        this.audit = audit;
    }

    /// @param limit servers to check; 20 by default
    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @Nullable
                    @Size(max = 100)
                    @JsonPropertyDescription("part of a name or IP; all if absent")
                    String query,
            @Nullable @JsonPropertyDescription("leave out servers without a problem")
                    Boolean onlyProblems,
            @Nullable @JsonPropertyDescription("only those with it") VerdictCode verdict,
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

    private static boolean isAskedFor(Judgement judgement, Arguments asked) {
        boolean isOfThatVerdict =
                asked.verdict() == null || asked.verdict() == VerdictCode.of(judgement.verdict());
        return isOfThatVerdict
                && (!Boolean.TRUE.equals(asked.onlyProblems()) || judgement.isProblem());
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        Optional<String> query = Optional.ofNullable(arguments.query());
        Position from = CursorArgument.position(arguments.cursor());
        try {
            return new Answer.Audited(
                    audit.run(
                            query,
                            Optional.ofNullable(arguments.limit()).orElse(FindVpsTool.USUAL_LIMIT),
                            from,
                            judgement -> isAskedFor(judgement, arguments),
                            call),
                    Sought.of(query, from)
                            .only(
                                    Boolean.TRUE.equals(arguments.onlyProblems()),
                                    Optional.ofNullable(arguments.verdict())
                                            .map(VerdictCode::verdict)));
        } catch (HostUpFailure failure) {
            return new Answer.Hindered(Outcome.of(failure));
        }
    }
}
