package dev.nattvakt.watch.channel;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.nattvakt.watch.alert.Alert;
import dev.nattvakt.watch.alert.AlertSentences;
import dev.nattvakt.words.Words;

/// The lines of alerts that one message has room for.
///
/// @param ended how many alerts have their last line here
public record MessagePage(List<Words> lines, int ended) {

    public MessagePage {
        lines = List.copyOf(lines);
    }

    /// @param room characters of one message, as plain text; a single line may be longer
    public static List<MessagePage> of(List<Alert> alerts, ZoneId zone, int mostLines, int room) {
        List<MessagePage> pages = new ArrayList<>();
        List<Words> lines = new ArrayList<>();
        int length = 0;
        int ended = 0;
        for (Alert alert : alerts) {
            for (Words line : AlertSentences.lines(alert, zone)) {
                int more = line.plain().length() + 1;
                if (!lines.isEmpty() && (lines.size() == mostLines || length + more > room)) {
                    pages.add(new MessagePage(lines, ended));
                    lines.clear();
                    length = 0;
                    ended = 0;
                }
                lines.add(line);
                length += more;
            }
            ended++;
        }
        pages.add(new MessagePage(lines, ended));
        return pages;
    }

    /// Sends one after the other, until one does not arrive.
    ///
    /// @return how many alerts have arrived as a whole
    public static int send(List<MessagePage> pages, Predicate<MessagePage> sending) {
        int arrived = 0;
        for (MessagePage page : pages) {
            if (!sending.test(page)) {
                return arrived;
            }
            arrived += page.ended();
        }
        return arrived;
    }
}
