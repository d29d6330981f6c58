package dev.nattvakt;

import java.io.Serial;
import java.util.List;

/// This server must not start as configured. The message says what to set, and never a secret.
final class UnsafeStart extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    UnsafeStart(String message) {
        super(message);
    }

    /// All of them at once, so that nobody has to find out one after the other.
    static void ifAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new UnsafeStart(String.join("\n  ", problems));
        }
    }
}
