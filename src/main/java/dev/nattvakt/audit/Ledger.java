package dev.nattvakt.audit;

import java.io.IOException;
import java.util.function.UnaryOperator;

/// An append-only log of lines, each with the [Hash] of the line before it.
interface Ledger {

    /// Appends one line. Thread-safe.
    ///
    /// @param line makes the line, without a line break, from the hash of the line before
    /// @throws IOException when the line may not have been written
    void append(UnaryOperator<String> line) throws IOException;
}
