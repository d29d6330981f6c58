package dev.nattvakt.caller;

import java.util.EnumSet;
import java.util.Set;

import dev.nattvakt.schedule.Vps;

/// The operator's rules for changes (confirm, approval, read-only), independent of what HostUp
/// says.
///
/// @param readOnly whether changes are refused for every caller
/// @param slackDecides whether plans of other doors can be put before approvers in Slack
public record HouseRules(
        Confirm confirm, Approval approval, boolean readOnly, boolean slackDecides) {

    /// Slack decides where it has to.
    public HouseRules(Confirm confirm, Approval approval, boolean readOnly) {
        this(confirm, approval, readOnly, approval == Approval.SLACK);
    }

    /// Whether a change by this caller needs a confirmation. Weakening protection always does for
    /// callers who may not confirm it themselves, also under `nattvakt.confirm=never`.
    public boolean asksFirst(Caller caller, Door door, Vps vps, boolean weakens) {
        return (needed(weakens) != Approval.CALLER && door != Door.SLACK)
                || switch (confirm) {
                    case ALWAYS -> true;
                    case WEAKENING -> weakens;
                    case NEVER -> weakens && !caller.may(Role.APPROVER, vps);
                };
    }

    /// Who has to say yes to a plan, in general.
    private Approval needed(boolean weakens) {
        return weakens ? approval : Approval.CALLER;
    }

    /// The yes to a plan that this call asks for. A person who can be asked where the change was
    /// asked for is asked there. Under [Approval#PERSON] a client that can ask nobody leaves the
    /// question to Slack, where there is one.
    ///
    /// @param mayApprove whether the caller may say yes
    public NeededYes needed(Call call, boolean weakens, boolean mayApprove) {
        Set<ApprovalWay> here = mayApprove || call.door() == Door.SLACK ? call.asks() : Set.of();
        return switch (needed(weakens)) {
            case CALLER ->
                    here.isEmpty() ? NeededYes.OF_CALLER : new NeededYes(Approval.CALLER, here);
            case SLACK -> NeededYes.IN_SLACK;
            case PERSON ->
                    here.isEmpty() && slackDecides
                            ? NeededYes.IN_SLACK
                            : new NeededYes(Approval.PERSON, here);
        };
    }

    /// The ways to a person's yes that there are for this caller, for advice.
    public Set<ApprovalWay> waysToPerson(Call call) {
        Set<ApprovalWay> ways = EnumSet.noneOf(ApprovalWay.class);
        ways.addAll(call.asks());
        if (slackDecides) {
            ways.add(ApprovalWay.SLACK);
        }
        return ways;
    }
}
