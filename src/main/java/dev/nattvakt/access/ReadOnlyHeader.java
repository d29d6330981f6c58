package dev.nattvakt.access;

import java.util.List;

import io.vertx.core.MultiMap;

/// The header by which a client asks for no tool that can change something, in both spellings that
/// people try.
public final class ReadOnlyHeader {

    private static final List<String> NAMES =
            List.of("X-Nattvakt-Readonly", "X-Nattvakt-Read-Only");

    private ReadOnlyHeader() {}

    /// Present means narrower, unless it says otherwise plainly; of several, any narrows.
    public static boolean isSent(MultiMap headers) {
        return NAMES.stream()
                .flatMap(name -> headers.getAll(name).stream())
                .anyMatch(wish -> !wish.equalsIgnoreCase("false"));
    }
}
