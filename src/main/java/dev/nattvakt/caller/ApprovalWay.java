package dev.nattvakt.caller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a yes to a plan reaches us.
public enum ApprovalWay {
    /// A plain call of `apply_plan`.
    CALLER,
    /// An MCP client asked its user.
    ELICITATION,
    /// A button in Slack.
    SLACK,
    /// A button on a card that an MCP client shows (MCP Apps).
    APP;

    /// The way at a door whose client asked nobody.
    static ApprovalWay at(Door door) {
        return door == Door.SLACK ? SLACK : CALLER;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Parses [#word]; empty for a word unknown here.
    public static Optional<ApprovalWay> of(String word) {
        return Arrays.stream(values()).filter(way -> way.word().equals(word)).findFirst();
    }
}
