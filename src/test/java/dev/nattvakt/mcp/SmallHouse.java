package dev.nattvakt.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.nattvakt.caller.Call;
import dev.nattvakt.mcp.session.ElicitationTrust;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.ErrorDetail;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.Seal;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.Written;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.tool.write.RemoveScheduleTool;
import dev.nattvakt.tool.write.SetBackupScheduleTool;
import dev.nattvakt.tool.write.SetSnapshotScheduleTool;
import dev.nattvakt.words.Words;

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
                        new Seal(() -> new byte[] {1}, "small")),
                new ServerInfo("small", "Small house", "1"),
                "Begin with find_vps.",
                ElicitationTrust.of(List.of(elicitation)));
    }

    private List<Tool<?, ?>> tools() {
        return List.of(
                new Small<>(
                        "find_vps",
                        Definition.Hints.READ,
                        FindVpsTool.Arguments.class,
                        _ -> answer(OutcomeCode.ANSWERED, "1 server."),
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
                                        ? answer(OutcomeCode.VERIFIED, "Done.")
                                        : answer(OutcomeCode.INVALID, "Not a plan.")));
    }

    private static ToolResult<ChangeDetail> set(SetBackupScheduleTool.Arguments said) {
        if (said.frequency() == null) {
            return missing("frequency");
        }
        return said.dayOfWeek() == null
                ? missing("dayOfWeek")
                : answer(OutcomeCode.VERIFIED, "Weekly on day " + said.dayOfWeek() + ".");
    }

    private static ToolResult<ChangeDetail> missing(String argument) {
        return new ToolResult<>(
                OutcomeCode.INVALID,
                Words.of(argument + " is missing"),
                Written.NO,
                null,
                new ErrorDetail(
                        null,
                        null,
                        null,
                        List.of(new ErrorDetail.ProblemView(argument, "missing", "give one")),
                        List.of(argument),
                        null,
                        null),
                null);
    }

    private static ToolResult<ChangeDetail> waiting() {
        return new ToolResult<>(
                OutcomeCode.NEEDS_CONFIRMATION,
                Words.of("Copies 7 -> 2, token " + TOKEN),
                Written.NO,
                null,
                null,
                new ChangeDetail(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new ChangeDetail.PlanView(
                                TOKEN, "2026-11-22T00:00:00Z", Words.of("Copies 7 -> 2?"), false),
                        null,
                        null,
                        null));
    }

    private static <D> ToolResult<D> answer(OutcomeCode outcome, String words) {
        return new ToolResult<>(outcome, Words.of(words), Written.NO, null, null, null);
    }

    private final class Small<A> implements Tool<A, ChangeDetail> {

        private final Definition<A, ChangeDetail> definition;
        private final Function<A, ToolResult<ChangeDetail>> does;
        private final Consumer<Call> takes;

        Small(
                String name,
                Definition.Hints hints,
                Class<A> arguments,
                Function<A, ToolResult<ChangeDetail>> does) {
            this(name, hints, arguments, does, _ -> {});
        }

        /// @param takes its time, as far as others can see
        Small(
                String name,
                Definition.Hints hints,
                Class<A> arguments,
                Function<A, ToolResult<ChangeDetail>> does,
                Consumer<Call> takes) {
            this.definition =
                    new Definition<>(name, name, name, hints, arguments, ChangeDetail.class);
            this.does = does;
            this.takes = takes;
        }

        @Override
        public Definition<A, ChangeDetail> definition() {
            return definition;
        }

        @Override
        public ToolResult<ChangeDetail> run(A arguments, Call call) {
            ran.add(definition.name());
            takes.accept(call);
            return does.apply(arguments);
        }
    }
}
