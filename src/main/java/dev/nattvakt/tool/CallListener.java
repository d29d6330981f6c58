package dev.nattvakt.tool;

/// Notified of every call, to record it. It must be quick, since the caller waits. An exception is
/// logged and does not reach the caller or the other listeners.
@FunctionalInterface
public interface CallListener {

    CallListener NOBODY = _ -> {};

    void saw(CompletedCall call);

    /// Notifies this one, then the next.
    default CallListener and(CallListener next) {
        return call -> {
            tell(call);
            next.tell(call);
        };
    }

    /// As [#saw], but logs exceptions instead of throwing them.
    default void tell(CompletedCall call) {
        try {
            saw(call);
        } catch (RuntimeException bug) {
            System.getLogger(CallListener.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "A call of " + call.tool().name() + " was not recorded",
                            bug);
        }
    }
}
