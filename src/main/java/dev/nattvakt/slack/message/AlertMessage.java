package dev.nattvakt.slack.message;

import java.util.List;

import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.words.Words;

/// Alerts of the watch, as one message to a channel.
public final class AlertMessage {

    private AlertMessage() {}

    public static Message of(List<Words> lines, boolean sandbox) {
        return MessageLayout.of(sandbox).list(lines.stream().map(RichLine::of).toList()).posted();
    }
}
