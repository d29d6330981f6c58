package dev.nattvakt.slack.message;

import java.util.ArrayList;
import java.util.List;

import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.words.Words;

/// Alerts of the watch, as one message to a channel.
public final class AlertMessage {

    private AlertMessage() {}

    public static Message of(List<Words> lines, boolean sandbox) {
        MessageLayout layout = MessageLayout.of(sandbox);
        List<RichLine> items = new ArrayList<>();
        for (Words line : lines) {
            if (isHeading(line)) {
                list(items, layout);
                layout.say(RichLine.of(line));
            } else {
                items.add(RichLine.of(line));
            }
        }
        list(items, layout);
        return layout.posted();
    }

    private static void list(List<RichLine> items, MessageLayout layout) {
        if (!items.isEmpty()) {
            layout.list(List.copyOf(items));
            items.clear();
        }
    }

    /// [dev.nattvakt.words.Announcer] says so. Names of servers stand in quotation marks, and end
    /// no line with a colon.
    private static boolean isHeading(Words line) {
        return line.plain().endsWith(":");
    }
}
