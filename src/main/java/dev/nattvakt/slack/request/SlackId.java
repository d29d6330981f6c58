package dev.nattvakt.slack.request;

import java.util.regex.Pattern;

/// The shapes of Slack's ids. `Members` decides which ids are allowed.
enum SlackId {
    TEAM("T"),
    ENTERPRISE("E"),
    USER("UW"),
    CHANNEL("CGD");

    private final Pattern shape;

    SlackId(String initials) {
        shape = Pattern.compile("[%s][A-Z0-9]{1,30}".formatted(initials));
    }

    boolean fits(String id) {
        return shape.matcher(id).matches();
    }

    /// @throws IllegalArgumentException without repeating the value
    String check(String id) {
        if (!fits(id)) {
            throw new IllegalArgumentException("not the id of a Slack " + this);
        }
        return id;
    }
}
