package dev.nattvakt.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.mcp.session.ElicitationTrust;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Seal;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.tool.write.CardPlansFixture;
import dev.nattvakt.tool.write.RemoveScheduleTool;
import dev.nattvakt.tool.write.SetBackupScheduleTool;
import dev.nattvakt.tool.write.SetSnapshotScheduleTool;
import dev.nattvakt.words.OutcomeExamples;

/// Five tools under their real names and schemas, with the least behind them that a door can tell
/// apart: one reads, one waits for a yes, one lacks arguments in two rounds, one breaks, and one
/// carries out the plan that it knows.
public final class SmallHouse {

    public static final String TOKEN = "the-token";

    /// What happens elsewhere while find_vps looks.
    public Runnable meanwhile = () -> {};

    /// What ran, in order.
    public final List<String> ran = new ArrayList<>();

    public Handler handler() {
        return handler("true");
    }

    Handler handler(String elicitation) {
        return new Handler(
                Features.of(
                        new Catalogue(tools(), false, false),
                        new ObjectMapper(),
                        _ -> Optional.empty(),
                        CardPlansFixture.none(),
                        new Seal(() -> new byte[] {1}, "small"),
                        false),
                new ServerInfo("small", "Small house", "1"),
                "Begin with find_vps.",
                ElicitationTrust.of(List.of(elicitation)));
    }

    private List<Tool<?>> tools() {
        return List.of(
                new Small<>(
                        "find_vps",
                        Definition.Hints.READ,
                        FindVpsTool.Arguments.class,
                        _ -> new Answer.Servers(List.of(OutcomeExamples.WEB), Optional.empty()),
                        call -> {
                            call.progress().report(1, 2);
                            meanwhile.run();
                            call.progress().report(2, 2);
                        }),
                new Small<>(
                        "set_snapshot_schedule",
                        Definition.Hints.WRITE,
                        SetSnapshotScheduleTool.Arguments.class,
                        _ -> waiting()),
                new Small<>(
                        "set_backup_schedule",
                        Definition.Hints.WRITE,
                        SetBackupScheduleTool.Arguments.class,
                        SmallHouse::set),
                new Small<>(
                        "remove_schedule",
                        Definition.Hints.WRITE,
                        RemoveScheduleTool.Arguments.class,
                        _ -> {
                            throw new IllegalStateException("a bug");
                        }),
                new Small<>(
                        "apply_plan",
                        Definition.Hints.WRITE,
                        ApplyPlanTool.Arguments.class,
                        said ->
                                said.planToken().equals(TOKEN)
                                        ? new Answer.Ended(
                                                OutcomeExamples.named("a first schedule"))
                                        : invalid(
                                                ArgumentProblem.wrong(
                                                        "planToken", "not a plan", "ask again"))));
    }

    private static Answer set(SetBackupScheduleTool.Arguments said) {
        if (said.frequency() == null) {
            return missing("frequency");
        }
        return said.dayOfWeek() == null ? missing("dayOfWeek") : weekly(said.dayOfWeek());
    }

    private static Answer missing(String argument) {
        return invalid(ArgumentProblem.missing(argument, "one"));
    }

    private static Answer invalid(ArgumentProblem problem) {
        return new Answer.Ended(new Outcome.Invalid(List.of(problem)));
    }

    private static Answer weekly(int day) {
        Outcome.Verified made = (Outcome.Verified) OutcomeExamples.named("a first schedule");
        Facts facts = made.facts();
        return new Answer.Ended(
                new Outcome.Verified(
                        new Facts(
                                facts.vps(),
                                facts.subject(),
                                Fields.NONE,
                                Fields.of("frequency", "weekly")
                                        .with("hour", 2)
                                        .with("dayOfWeek", day),
                                List.of(),
                                Fields.NONE,
                                List.of(),
                                facts.zone(),
                                Optional.empty()),
                        Optional.empty(),
                        made.receipt()));
    }

    private static Answer waiting() {
        Outcome.NeedsConfirmation example =
                (Outcome.NeedsConfirmation) OutcomeExamples.named("fewer copies wait");
        return new Answer.Ended(
                new Outcome.NeedsConfirmation(
                        example.facts(), example.direction(), example.plan(), TOKEN));
    }

    private final class Small<A> implements Tool<A> {

        private final Definition<A> definition;
        private final Function<A, Answer> does;
        private final Consumer<Call> takes;

        Small(String name, Definition.Hints hints, Class<A> arguments, Function<A, Answer> does) {
            this(name, hints, arguments, does, _ -> {});
        }

        /// @param takes its time, as far as others can see
        Small(
                String name,
                Definition.Hints hints,
                Class<A> arguments,
                Function<A, Answer> does,
                Consumer<Call> takes) {
            this.definition =
                    new Definition<>(
                            name, name, name, hints, Role.OPERATOR, arguments, Answer.Ended.class);
            this.does = does;
            this.takes = takes;
        }

        @Override
        public Definition<A> definition() {
            return definition;
        }

        @Override
        public Answer run(A arguments, Call call) {
            ran.add(definition.name());
            takes.accept(call);
            return does.apply(arguments);
        }
    }
}
