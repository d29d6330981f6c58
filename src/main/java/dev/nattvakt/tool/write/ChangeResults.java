package dev.nattvakt.tool.write;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Gate;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.tool.CallView;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ChangeDetail.ChangeView;
import dev.nattvakt.tool.ChangeDetail.GateView;
import dev.nattvakt.tool.ChangeDetail.PlanView;
import dev.nattvakt.tool.ChangeDetail.ReceiptView;
import dev.nattvakt.tool.ErrorResults;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.tool.Written;
import dev.nattvakt.words.OutcomeWords;
import dev.nattvakt.words.Untrusted;
import dev.nattvakt.words.WarningWords;
import dev.nattvakt.words.Words;

/// Outcomes as answers: which word, whether anything was written, and the facts a program wants.
public final class ChangeResults {

    private ChangeResults() {}

    public static ToolResult<ChangeDetail> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified(Facts facts, Optional<NextStep> undo, Receipt receipt) ->
                    answer(
                            OutcomeCode.VERIFIED,
                            Written.YES,
                            outcome,
                            detail(facts, undo, Optional.of(receipt), null));
            case Outcome.Adjusted(
                            Facts facts,
                            List<FieldChange> adjustments,
                            List<NextStep> leftOn,
                            Optional<NextStep> undo,
                            Receipt receipt) ->
                    new ToolResult<>(
                            OutcomeCode.ADJUSTED,
                            OutcomeWords.of(outcome),
                            Written.YES,
                            null,
                            leftOn.isEmpty() ? null : ErrorResults.leftOn(leftOn),
                            detail(facts, adjustments, undo, Optional.of(receipt), null));
            case Outcome.AlreadySet(Facts facts) ->
                    answer(OutcomeCode.ALREADY_SET, Written.NO, outcome, detail(facts));
            case Outcome.Planned(Facts facts, Direction _, boolean _) ->
                    answer(OutcomeCode.PLANNED, Written.NO, outcome, detail(facts));
            case Outcome.NeedsConfirmation(
                            Facts facts,
                            Direction direction,
                            Plan plan,
                            String token) ->
                    answer(
                            OutcomeCode.NEEDS_CONFIRMATION,
                            Written.NO,
                            outcome,
                            detail(
                                    facts,
                                    Optional.empty(),
                                    Optional.empty(),
                                    new PlanView(
                                            token,
                                            plan.expiresAt().toString(),
                                            OutcomeWords.question(facts, direction),
                                            plan.forSlack())));
            case Outcome.Overwritten(
                            Facts facts,
                            List<FieldChange> differences,
                            boolean tookEffect,
                            Receipt receipt) ->
                    answer(
                            OutcomeCode.CONFLICT,
                            tookEffect ? Written.YES : Written.MAYBE,
                            outcome,
                            detail(
                                    facts,
                                    differences,
                                    Optional.empty(),
                                    Optional.of(receipt),
                                    null));
            case Outcome.Unconfirmed(Facts facts, _, Receipt receipt) ->
                    answer(
                            OutcomeCode.UNCONFIRMED,
                            Written.MAYBE,
                            outcome,
                            detail(facts, Optional.empty(), Optional.of(receipt), null));
            case Outcome.Refused(Optional<Vps> vps, Refusal refusal, Fields limits) ->
                    new ToolResult<>(
                            OutcomeCode.REFUSED,
                            OutcomeWords.of(outcome),
                            Written.NO,
                            null,
                            ErrorResults.of(refusal),
                            vps.map(server -> refused(server, refusal, limits)).orElse(null));
            case Outcome.PlanVoid(Optional<Vps> vps, Outcome.PlanVoid.Why why) ->
                    new ToolResult<>(
                            OutcomeCode.CONFLICT,
                            OutcomeWords.of(outcome),
                            Written.NO,
                            null,
                            ErrorResults.of(why),
                            vps.map(server -> planVoid(server, why)).orElse(null));
            case Outcome.Invalid _,
                    Outcome.NotFound _,
                    Outcome.Vanished _,
                    Outcome.RateLimited _,
                    Outcome.Busy _,
                    Outcome.Unavailable _ ->
                    ErrorResults.of(outcome);
        };
    }

    private static ToolResult<ChangeDetail> answer(
            OutcomeCode word, Written written, Outcome outcome, ChangeDetail detail) {
        return new ToolResult<>(word, OutcomeWords.of(outcome), written, null, null, detail);
    }

    private static ChangeDetail detail(Facts facts) {
        return detail(facts, Optional.empty(), Optional.empty(), null);
    }

    private static ChangeDetail detail(
            Facts facts,
            Optional<NextStep> undo,
            Optional<Receipt> receipt,
            @Nullable PlanView plan) {
        return detail(facts, List.of(), undo, receipt, plan);
    }

    private static ChangeDetail detail(
            Facts facts,
            List<FieldChange> adjustments,
            Optional<NextStep> undo,
            Optional<Receipt> receipt,
            @Nullable PlanView plan) {
        return new ChangeDetail(
                VpsView.of(facts.vps()),
                ChangeDetail.view(facts.before()),
                ChangeDetail.view(facts.after()),
                facts.changes().stream().map(ChangeView::of).toList(),
                adjustments.stream().map(ChangeView::of).toList(),
                facts.nextRuns().stream().map(Instant::toString).toList(),
                facts.timeZone().map(zone -> local(facts.nextRuns(), zone)).orElse(null),
                facts.limits().values(),
                null,
                plan,
                undo.map(CallView::of).orElse(null),
                facts.warnings().stream().map(WarningWords::of).map(Words::plain).toList(),
                receipt.map(ChangeResults::view).orElse(null));
    }

    private static ChangeDetail refused(Vps vps, Refusal refusal, Fields limits) {
        GateView gate =
                switch (refusal) {
                    case Refusal.GateShut shut -> GateView.of(shut.shut()).named(shut.gate());
                    case Refusal.GateUnstated unstated ->
                            GateView.of(Gate.UNSTATED).named(unstated.gate());
                    case Refusal.NoRoom _,
                            Refusal.NoSnapshotSlots _,
                            Refusal.NotOffered _,
                            Refusal.ByHostUp _,
                            Refusal.RoleTooLow _,
                            Refusal.Declined _,
                            Refusal.TooManyWaiting _,
                            Refusal.ReadOnly _ ->
                            null;
                };
        return ChangeDetail.about(vps, limits, gate);
    }

    private static ChangeDetail planVoid(Vps vps, Outcome.PlanVoid.Why why) {
        ChangeDetail detail = ChangeDetail.about(vps, Fields.NONE, null);
        return why instanceof Outcome.PlanVoid.Why.Used(Outcome ended)
                ? ended.proof().map(ChangeResults::view).map(detail::with).orElse(detail)
                : detail;
    }

    private static List<String> local(List<Instant> runs, ZoneId zone) {
        return runs.stream().map(run -> run.atZone(zone).toOffsetDateTime().toString()).toList();
    }

    private static ReceiptView view(Receipt receipt) {
        return new ReceiptView(
                receipt.id(),
                receipt.requestIds().stream().map(Untrusted::clean).toList(),
                receipt.at().toString(),
                Untrusted.clean(receipt.people().requestedBy()),
                receipt.people().approvedBy().map(Untrusted::clean).orElse(null));
    }
}
