package dev.nattvakt.board;

import java.time.Duration;

/// How long ago something was, as people say it.
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
