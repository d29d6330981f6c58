package dev.nattvakt.slack.outbound;

/// Where a message stands, by which it can be changed later.
///
/// @param channelId as Slack answered it
/// @param ts the message's id in the channel
public record PostedMessage(String channelId, String ts) {

    /// @throws IllegalArgumentException for what cannot be Slack's
    public PostedMessage {
        if (!channelId.matches("[CGD][A-Z0-9]{1,30}") || !ts.matches("[0-9]{1,12}\\.[0-9]{1,9}")) {
            throw new IllegalArgumentException("that is no message of Slack");
        }
    }
}
