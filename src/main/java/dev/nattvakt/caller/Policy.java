package dev.nattvakt.caller;

import dev.nattvakt.schedule.Vps;

/// The house rules that do not depend on what HostUp says.
///
/// @param readOnly nothing is changed, whoever asks
public record Policy(Confirm confirm, Approval approval, boolean readOnly) {

    /// Whether a change by this caller waits for a yes. What weakens protection always does for
    /// those who may not confirm it themselves, whatever `nattvakt.confirm` says.
    public boolean asksFirst(Caller caller, Door door, Vps vps, boolean weakens) {
        return (isForSlack(weakens) && door != Door.SLACK)
                || switch (confirm) {
                    case ALWAYS -> true;
                    case WEAKENING -> weakens;
                    case NEVER -> weakens && !caller.may(Role.APPROVER, vps);
                };
    }

    /// Whether a yes counts only when a person in Slack says it, whichever door the change was
    /// asked for at. Whoever asks there is such a person already.
    public boolean isForSlack(boolean weakens) {
        return approval == Approval.SLACK && weakens;
    }
}
