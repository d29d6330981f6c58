package dev.nattvakt.access;

import java.util.List;
import java.util.Locale;

import io.vertx.core.MultiMap;

import dev.nattvakt.words.Nearest;

/// The header by which a client asks for no tool that can change something: `X-Nattvakt-Read-Only`,
/// however it is spelt. A misspelt safety switch must not be ignored, and a narrow reading harms
/// nobody.
public final class ReadOnlyHeader {

    private static final List<String> NAME = List.of("xnattvaktreadonly");

    /// Where the name of ours begins at the latest: most headers need no closer look.
    private static final int LATEST = 2;

    private ReadOnlyHeader() {}

    /// Present means narrower, unless it says otherwise plainly; of several, any narrows.
    public static boolean isSent(MultiMap headers) {
        return headers.entries().stream()
                .anyMatch(header ->
                        isOurs(header.getKey()) && !header.getValue().equalsIgnoreCase("false"));
    }

    private static boolean isOurs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("nat");
        return at >= 0 && at <= LATEST && !Nearest.to(lower.replaceAll("[-_]", ""), NAME).isEmpty();
    }
}
