package dev.nattvakt.audit;

import java.io.IOException;
import java.util.function.UnaryOperator;

/// Where lines are kept, each holding the [Hash] of the one before it.
interface Ledger {

    /// Safe for many threads; one line at a time.
    ///
    /// @param line from the hash of the line before it; without a line break
    /// @throws IOException when the line may not have been kept
    void append(UnaryOperator<String> line) throws IOException;
}
