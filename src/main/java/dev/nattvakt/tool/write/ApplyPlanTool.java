package dev.nattvakt.tool.write;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;

/// `apply_plan`: carries out a confirmed plan.
public final class ApplyPlanTool implements Tool<ApplyPlanTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "apply_plan",
                    "Apply a confirmed plan",
                    "Carries out what answered needs_confirmation. Call it only after the user saw the difference and said yes."
                            + " A token works once (after partly, for what is left), until expiresAt,"
                            + " and only if nothing moved, else conflict: ask again."
                            + " person_needed: a person must say yes.",
                    Definition.Hints.WRITE,
                    Role.APPROVER,
                    Arguments.class,
                    Answer.class);

    private final ChangeRunner changeRunner;

    public ApplyPlanTool(ChangeRunner changeRunner) {
        this.changeRunner = changeRunner;
    }

    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @NotNull
                    @Size(min = 1, max = 400)
                    @JsonPropertyDescription("plan.token of needs_confirmation, copied exactly")
                    String planToken) {}

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        return changeRunner.apply(arguments.planToken(), call);
    }
}
