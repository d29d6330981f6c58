package dev.nattvakt.board;

import java.time.Duration;

/// A duration in words: `3 h ago`.
final class Age {

    private Age() {}

    static String ago(Duration age) {
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return "just now";
        }
        return (age.toHours() < 1
                        ? age.toMinutes() + " min"
                        : age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days")
                + " ago";
    }
}
