package dev.nattvakt;

import java.io.Serial;

/// This server must not start as configured. The message says what to set, and never a secret.
final class UnsafeStart extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    UnsafeStart(String message) {
        super(message);
    }
}
