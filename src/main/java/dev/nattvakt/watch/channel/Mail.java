package dev.nattvakt.watch.channel;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

import dev.nattvakt.watch.alert.Alert;
import dev.nattvakt.watch.alert.AlertSentences;
import dev.nattvakt.words.Untrusted;
import dev.nattvakt.words.Words;

/// Alerts as plain text, one mail for all of a round.
public final class Mail implements Channel {

    private static final int LONGEST_SUBJECT = 150;

    private final List<String> to;
    private final Postman postman;
    private final ZoneId hostUpZone;
    private final boolean sandbox;

    /// @throws IllegalArgumentException for addresses that cannot be meant
    public Mail(List<String> to, Postman postman, ZoneId hostUpZone, boolean sandbox) {
        this.to = to.stream().map(String::strip).toList();
        if (!MailAddresses.areUsable(this.to)) {
            throw new IllegalArgumentException(
                    "NATTVAKT_WATCH_MAIL_TO takes mail addresses, comma-separated.");
        }
        this.postman = postman;
        this.hostUpZone = hostUpZone;
        this.sandbox = sandbox;
    }

    @Override
    public int tell(List<Alert> alerts) {
        return postman.send(to, subject(alerts), text(alerts)) ? alerts.size() : 0;
    }

    /// One line, also if a server's name has line breaks.
    private static String subject(List<Alert> alerts) {
        Alert first =
                alerts.stream().filter(alert -> !alert.isGood()).findFirst().orElse(alerts.get(0));
        int more = alerts.size() - 1;
        return Untrusted.clean(
                "Nattvakt: "
                        + AlertSentences.title(first).plain().replace('"', '\'')
                        + (more > 0 ? " and " + more + " more" : ""),
                LONGEST_SUBJECT);
    }

    private String text(List<Alert> alerts) {
        return alerts.stream()
                .map(alert ->
                        AlertSentences.lines(alert, hostUpZone).stream()
                                .map(Words::plain)
                                .collect(Collectors.joining("\n")))
                .collect(
                        Collectors.joining(
                                "\n\n",
                                sandbox ? AlertSentences.SANDBOX.plain() + "\n\n" : "",
                                "\n"));
    }
}
