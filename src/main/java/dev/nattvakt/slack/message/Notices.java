package dev.nattvakt.slack.message;

import java.util.List;

import dev.nattvakt.slack.message.blockkit.Layout;
import dev.nattvakt.slack.message.blockkit.Line;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.words.Words;

/// What nobody asked for.
public final class Notices {

    private Notices() {}

    /// For a channel.
    public static Message of(List<Words> lines, boolean sandbox) {
        return Layout.of(sandbox).list(lines.stream().map(Line::of).toList()).posted();
    }
}
