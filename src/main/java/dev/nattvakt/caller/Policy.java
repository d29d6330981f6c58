package dev.nattvakt.caller;

/// The house rules that do not depend on what HostUp says.
///
/// @param readOnly nothing is changed, whoever asks
public record Policy(Confirm confirm, boolean readOnly) {

    /// Whether a change by this caller waits for a yes. What weakens protection always does for
    /// those who may not confirm it themselves, whatever `nattvakt.confirm` says.
    public boolean asksFirst(Caller caller, boolean weakens) {
        return switch (confirm) {
            case ALWAYS -> true;
            case WEAKENING -> weakens;
            case NEVER -> weakens && !caller.may(Role.APPROVER);
        };
    }
}
