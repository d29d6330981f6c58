package dev.nattvakt.tool;

/// Hears of every call, for the record. Must be quick and must not throw: the caller waits for it.
@FunctionalInterface
public interface Witness {

    Witness NOBODY = _ -> {};

    void saw(Witnessed call);

    /// One after the other.
    default Witness and(Witness next) {
        return call -> {
            saw(call);
            next.saw(call);
        };
    }
}
