package dev.nattvakt.start;

import java.io.Serial;
import java.util.List;

/// This server must not start as configured. The message says what to set, and holds no secret.
public final class UnsafeStart extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    public UnsafeStart(String message) {
        super(message);
    }

    /// Reports all problems at once, so that an operator fixes them in one go.
    static void ifAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new UnsafeStart(String.join("\n  ", problems));
        }
    }
}
