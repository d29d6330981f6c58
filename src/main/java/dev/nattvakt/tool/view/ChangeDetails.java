package dev.nattvakt.tool.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.tool.view.ChangeDetail.ChangeView;
import dev.nattvakt.tool.view.ChangeDetail.GateView;
import dev.nattvakt.tool.view.ChangeDetail.PlanView;
import dev.nattvakt.tool.view.ChangeDetail.ReceiptView;
import dev.nattvakt.words.Untrusted;
import dev.nattvakt.words.WarningWords;
import dev.nattvakt.words.Words;

/// Outcomes as [ChangeDetail]; null where there is nothing to show.
final class ChangeDetails {

    private ChangeDetails() {}

    static @Nullable ChangeDetail of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified(Facts facts, Optional<NextStep> undo, Receipt receipt) ->
                    detail(facts, List.of(), undo, Optional.of(receipt), null);
            case Outcome.Adjusted(
                            Facts facts,
                            List<FieldChange> adjustments,
                            _,
                            Optional<NextStep> undo,
                            Receipt receipt) ->
                    detail(facts, adjustments, undo, Optional.of(receipt), null);
            case Outcome.Overwritten(
                            Facts facts,
                            List<FieldChange> differences,
                            _,
                            Receipt receipt) ->
                    detail(facts, differences, Optional.empty(), Optional.of(receipt), null);
            case Outcome.Unconfirmed(Facts facts, _, Receipt receipt) ->
                    detail(facts, List.of(), Optional.empty(), Optional.of(receipt), null);
            case Outcome.AlreadySet(Facts facts) -> unsent(facts, null);
            case Outcome.Planned(Facts facts, _, _) -> unsent(facts, null);
            case Outcome.NeedsConfirmation(Facts facts, _, Plan<?> plan, String token) ->
                    unsent(facts, PlanView.of(plan, token));
            case Outcome.Refused(Optional<Vps> vps, Refusal refusal, Fields limits) ->
                    vps.map(VpsView::of)
                            .map(server -> ChangeDetail.about(server, limits, gate(refusal)))
                            .orElse(null);
            case Outcome.PlanVoid(Optional<Vps> vps, Outcome.PlanVoid.Why why) ->
                    planVoid(vps, why);
            case Outcome.Invalid _,
                    Outcome.NotFound _,
                    Outcome.Vanished _,
                    Outcome.RateLimited _,
                    Outcome.Busy _,
                    Outcome.Unavailable _ ->
                    null;
        };
    }

    private static ChangeDetail unsent(Facts facts, @Nullable PlanView plan) {
        return detail(facts, List.of(), Optional.empty(), Optional.empty(), plan);
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
                receipt.map(ChangeDetails::view).orElse(null));
    }

    private static @Nullable GateView gate(Refusal refusal) {
        return switch (refusal) {
            case Refusal.GateShut(_, Gate.Shut shut, _) -> GateView.of(shut);
            case Refusal.GateUnstated _ -> GateView.of(Gate.UNSTATED);
            case Refusal.NoRoom _,
                    Refusal.NoSnapshotSlots _,
                    Refusal.NotOffered _,
                    Refusal.ByHostUp _,
                    Refusal.RoleTooLow _,
                    Refusal.Declined _,
                    Refusal.TooManyWaiting _,
                    Refusal.ReadOnly _,
                    Refusal.MovedOn _,
                    Refusal.PersonNeeded _,
                    Refusal.NotRestorable _ ->
                    null;
        };
    }

    private static List<String> local(List<Instant> runs, ZoneId zone) {
        return runs.stream().map(run -> run.atZone(zone).toOffsetDateTime().toString()).toList();
    }

    /// The server, where it is about one, and the receipt of the earlier call when the plan was
    /// carried out already.
    private static @Nullable ChangeDetail planVoid(Optional<Vps> vps, Outcome.PlanVoid.Why why) {
        Optional<ReceiptView> receipt =
                why instanceof Outcome.PlanVoid.Why.Used(Conclusion ended)
                        ? ended.proof().map(ChangeDetails::view)
                        : Optional.empty();
        return vps.isEmpty() && receipt.isEmpty()
                ? null
                : ChangeDetail.about(vps.map(VpsView::of).orElse(null), Fields.NONE, null)
                        .with(receipt.orElse(null));
    }

    static ReceiptView view(Receipt receipt) {
        return new ReceiptView(
                receipt.id(),
                receipt.requestIds().stream().map(Untrusted::clean).toList(),
                receipt.at().toString(),
                Untrusted.clean(receipt.people().requestedBy()),
                receipt.people().approvedBy().map(Untrusted::clean).orElse(null),
                receipt.people().consent().map(yes -> yes.way().word()).orElse(null));
    }
}
