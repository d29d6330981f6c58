package dev.nattvakt.tool;

/// Hears of every call, for the record. Must be quick and must not throw: the caller waits for it.
@FunctionalInterface
public interface CallListener {

    CallListener NOBODY = _ -> {};

    void saw(CompletedCall call);

    /// One after the other.
    default CallListener and(CallListener next) {
        return call -> {
            saw(call);
            next.saw(call);
        };
    }
}
