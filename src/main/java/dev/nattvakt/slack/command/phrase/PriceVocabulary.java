package dev.nattvakt.slack.command.phrase;

import java.util.List;

/// The phrases of `/nattvakt price` after the server's name.
public final class PriceVocabulary {

    private static final String COUNT = "(\\d{1,9}) (?:more |extra |fler |till )?";
    private static final String SLOTS = "(?:s?[ -]slots?|s|-?plats(?:er)?)?";

    public static final Vocabulary VOCABULARY =
            Vocabulary.of(
                    List.of(
                            Phrase.form(
                                            COUNT + "backup" + SLOTS,
                                            phraseMatch ->
                                                    Meaning.Says.of(
                                                            "backupSlots", phraseMatch.number(1)))
                                    .proposing("backup|backups", "2 backup slots"),
                            Phrase.form(
                                            COUNT + "snapshot" + SLOTS,
                                            phraseMatch ->
                                                    Meaning.Says.of(
                                                            "snapshotSlots", phraseMatch.number(1)))
                                    .proposing("snapshot|snapshots", "2 snapshot slots"),
                            Phrase.form("(\\d{1,9})(?: slots?| platser)?", PriceVocabulary::either),
                            Phrase.words("and|och|please|tack", new Meaning.Nothing())));

    private PriceVocabulary() {}

    private static Meaning either(PhraseMatch phraseMatch) {
        String count = phraseMatch.group(1);
        return new Meaning.Wrong(
                Reason.SEVERAL_MEANINGS, count + " backup slots", count + " snapshot slots");
    }
}
