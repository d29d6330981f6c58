package dev.nattvakt;

import java.io.Serial;
import java.util.List;

/// This server must not start as configured. The message says what to set, and holds no secret.
final class UnsafeStart extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    UnsafeStart(String message) {
        super(message);
    }

    /// Reports all problems at once, so that an operator fixes them in one go.
    static void ifAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new UnsafeStart(String.join("\n  ", problems));
        }
    }
}
