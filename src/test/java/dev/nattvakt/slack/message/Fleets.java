package dev.nattvakt.slack.message;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.FleetExamples;
import dev.nattvakt.words.OutcomeExamples;

/// Plans over many servers, what came of them, and past changes, as messages. `text` is whatever a
/// server or a caller is called.
final class Fleets {

    private Fleets() {}

    static Map<String, Message> all(String text) {
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("a plan", message(plan(text, 2, 0)));
        all.put("a plan that weakens", message(plan(text, 2, 3)));
        all.put("a plan that weakens many", message(plan(text, 30, 100)));
        all.put(
                "a plan for an approver",
                message(FleetExamples.forOthers(weaker(text, 1), FleetExamples.first(2, 2))));
        all.put("a plan that changes nothing", message(nothing(text)));
        all.put("a plan about nothing", message(FleetExamples.nothing()));
        all.put("a plan under way", message(new FleetOutcome.UnderWay()));
        all.put("a plan done", message(done(text)));
        all.put("a plan partly done", message(partly(text)));
        all.put("a plan out of reach", message(FleetExamples.applied(tried(text, 1, "busy"))));
        all.put("a plan's progress", ShortMessages.underWay(Messages.ASKER, 13, 40));
        all.put(
                "a plan that is gone",
                new AskAgain("find_vps", JsonNodeFactory.instance.objectNode().put("query", text))
                        .instead(Messages.outcome("plan unknown")));
        all.put("a plan asked again", ShortMessages.askedAgain(Messages.ASKER));
        all.put("a plan's end", ShortMessages.carriedOut(Messages.ASKER));
        all.put(
                "approval of a plan wanted",
                ApprovalMessages.wanted(
                        result(plan(text, 2, 3)), plan(text, 2, 3), text, Door.MCP));
        all.put("a plan approved", approved(done(text), text));
        all.put("a plan partly approved", approved(partly(text), text));
        all.put(
                "a plan declined",
                ApprovalMessages.declined(result(plan(text, 2, 3)), text, Messages.APPROVER));
        all.put("an undo of a plan", Undo.pressed(result(done(text)), Messages.ASKED, text));
        all.put("changes", changes(text, Optional.empty()));
        all.put(
                "changes of which there are more",
                changes(text, Optional.of(new HistoryCursor(Looked.at(), "c_9", 7))));
        all.put("no changes", message(new Answer.Changes(page(List.of(), Optional.empty()), UTC)));
        return all;
    }

    private static final ZoneId UTC = ZoneId.of("UTC");

    static ToolResult result(FleetOutcome outcome) {
        return ToolResult.of(new Answer.Fleet(outcome));
    }

    static Message message(FleetOutcome outcome) {
        return message(new Answer.Fleet(outcome));
    }

    private static Message message(Answer answer) {
        return ResultMessages.of(ToolResult.of(answer), Messages.ASKED);
    }

    private static Message approved(FleetOutcome outcome, String text) {
        return ApprovalMessages.approved(result(outcome), text, Messages.APPROVER);
    }

    static FleetOutcome.NeedsConfirmation plan(String text, int stronger, int weaker) {
        List<FleetRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, weaker).forEach(n -> rows.add(weaker(text + n, n)));
        IntStream.rangeClosed(1, stronger)
                .forEach(n -> rows.add(called(text, FleetExamples.first(weaker + n, n % 4))));
        rows.add(FleetExamples.same(901));
        rows.add(FleetExamples.notReached(902));
        return FleetExamples.waiting(rows.toArray(FleetRow[]::new));
    }

    private static FleetOutcome nothing(String text) {
        return FleetExamples.nothing(
                new FleetRow.Unknown(vps(text, 1), Optional.empty()), FleetExamples.same(2));
    }

    private static FleetOutcome.Applied done(String text) {
        return FleetExamples.applied(
                tried(text, 1, "a first schedule"), tried(text, 2, "a first schedule"));
    }

    private static FleetOutcome.Applied partly(String text) {
        return FleetExamples.applied(
                tried(text, 1, "a first schedule"),
                tried(text, 2, "busy"),
                called(text, FleetExamples.first(3, 2)));
    }

    private static FleetRow.Change tried(String text, int number, String example) {
        FleetRow.Change row = called(text, FleetExamples.first(number, 2));
        return new FleetRow.Change(
                row.facts(),
                row.direction(),
                row.change(),
                Optional.of(OutcomeExamples.named(example)));
    }

    static FleetRow.Change weaker(String text, int number) {
        return called(text, FleetExamples.weaker(number));
    }

    private static FleetRow.Change called(String text, FleetRow.Change row) {
        int number = Integer.parseInt(row.vps().id().value().substring("vps_".length()));
        return new FleetRow.Change(
                row.facts().of(vps(text, number)), row.direction(), row.change(), row.outcome());
    }

    private static Vps vps(String text, int number) {
        return new Vps(
                new VpsId("vps_" + number), Optional.of(text), Optional.of(text), Optional.empty());
    }

    private static Message changes(String text, Optional<HistoryCursor> next) {
        Fields daily = OutcomeExamples.daily(2, 7);
        return message(
                new Answer.Changes(
                        page(
                                List.of(
                                        here(text, "rcp_3", daily, OutcomeExamples.daily(2, 3)),
                                        here("web-02", "rcp_2", daily, Fields.NONE),
                                        new PastChange.Elsewhere("c_3", Looked.at(), vps(text, 3)),
                                        here("web-04", "rcp_1", Fields.NONE, daily)),
                                next),
                        UTC));
    }

    private static PastChanges.Page page(List<PastChange> changes, Optional<HistoryCursor> next) {
        return new PastChanges.Page(changes, next);
    }

    private static PastChange here(String text, String receipt, Fields before, Fields after) {
        return new PastChange.Here(
                "c_" + receipt,
                Looked.at(),
                vps(text, 1),
                "set_backup_schedule",
                "slack",
                text.equals("web-02") ? Messages.ASKER + "@T0TEAM" : text,
                Optional.of(new Consent(Messages.APPROVER + "@T0TEAM", ApprovalWay.SLACK))
                        .filter(_ -> !after.isEmpty()),
                Optional.of(new PastChange.Effect(Subject.BACKUP_SCHEDULE, before, after)),
                PastChange.Result.VERIFIED,
                Optional.of(receipt),
                Optional.of("rcp_whole").filter(_ -> receipt.equals("rcp_1")),
                Optional.of(new NextStep("set_backup_schedule", Fields.of("name", text))));
    }
}
