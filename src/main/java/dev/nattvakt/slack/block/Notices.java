package dev.nattvakt.slack.block;

import java.util.List;

import dev.nattvakt.words.Words;

/// What nobody asked for.
public final class Notices {

    private Notices() {}

    /// For a channel.
    public static Message of(List<Words> lines, boolean sandbox) {
        return Layout.of(sandbox).list(lines.stream().map(Line::of).toList()).posted();
    }
}
