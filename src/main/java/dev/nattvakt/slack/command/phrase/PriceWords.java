package dev.nattvakt.slack.command.phrase;

import java.util.List;

/// What `/nattvakt price` understands after the server's name.
public final class PriceWords {

    private static final String COUNT = "(\\d{1,9}) (?:more |extra |fler |till )?";
    private static final String SLOTS = "(?:s?[ -]slots?|s|-?plats(?:er)?)?";

    public static final Vocabulary VOCABULARY =
            Vocabulary.of(
                    List.of(
                            Phrase.form(
                                            COUNT + "backup" + SLOTS,
                                            found ->
                                                    Meaning.Says.of("backupSlots", found.number(1)))
                                    .proposing("backup|backups", "2 backup slots"),
                            Phrase.form(
                                            COUNT + "snapshot" + SLOTS,
                                            found ->
                                                    Meaning.Says.of(
                                                            "snapshotSlots", found.number(1)))
                                    .proposing("snapshot|snapshots", "2 snapshot slots"),
                            Phrase.form("(\\d{1,9})(?: slots?| platser)?", PriceWords::either),
                            Phrase.words("and|och|please|tack", new Meaning.Nothing())));

    private PriceWords() {}

    private static Meaning either(Found found) {
        String count = found.group(1);
        return new Meaning.Wrong(
                Reason.SEVERAL_MEANINGS, count + " backup slots", count + " snapshot slots");
    }
}
