package dev.nattvakt.tool;

/// Hears of every call, for the record. Must be quick: the caller waits for it. One that throws is
/// named in the log and keeps nothing from the caller or from the others: a change that was made
/// stays made.
@FunctionalInterface
public interface CallListener {

    CallListener NOBODY = _ -> {};

    void saw(CompletedCall call);

    /// One after the other.
    default CallListener and(CallListener next) {
        return call -> {
            tell(call);
            next.tell(call);
        };
    }

    /// As [#saw], but never throws.
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
