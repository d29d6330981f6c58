package dev.nattvakt.slack.block;

import java.util.Optional;

/// Whose change it was, as Slack user ids.
///
/// @param confirmedBy present when somebody else said yes to it
public record Asked(String by, Optional<String> confirmedBy) {

    public static Asked by(String user) {
        return new Asked(user, Optional.empty());
    }

    /// A yes to one's own question goes without saying.
    public Asked confirmedBy(String user) {
        return new Asked(by, Optional.of(user).filter(other -> !other.equals(by)));
    }
}
