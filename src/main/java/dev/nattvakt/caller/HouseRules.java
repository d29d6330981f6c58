package dev.nattvakt.caller;

import dev.nattvakt.schedule.Vps;

/// The operator's rules for changes (confirm, approval, read-only), independent of what HostUp
/// says.
///
/// @param readOnly whether changes are refused for every caller
public record HouseRules(Confirm confirm, Approval approval, boolean readOnly) {

    /// Whether a change by this caller needs a confirmation. Weakening protection always does for
    /// callers who may not confirm it themselves, also under `nattvakt.confirm=never`.
    public boolean asksFirst(Caller caller, Door door, Vps vps, boolean weakens) {
        return (isForSlack(weakens) && door != Door.SLACK)
                || switch (confirm) {
                    case ALWAYS -> true;
                    case WEAKENING -> weakens;
                    case NEVER -> weakens && !caller.may(Role.APPROVER, vps);
                };
    }

    /// Whether only a person in Slack can confirm, at any door. A caller at the Slack door is such
    /// a person already.
    public boolean isForSlack(boolean weakens) {
        return approval == Approval.SLACK && weakens;
    }
}
