package dev.nattvakt.slack.command.phrase;

import java.util.ArrayList;
import java.util.List;

/// The phrases of `/snapshot` after the server's name, in English and Swedish, without diacritics.
public final class SnapshotVocabulary {

    private static final String EVERY = "every|each|var|varje|interval";
    static final String HOURS = "(?:h|hr|hrs|hours?|tim|timme|timmar)";
    private static final String NUMBER = "(\\d{1,4})(?:th|:e)?";

    public static final Vocabulary VOCABULARY = Vocabulary.of(phrases());

    private SnapshotVocabulary() {}

    private static List<Phrase> phrases() {
        List<Phrase> phrases =
                new ArrayList<>(
                        List.of(
                                Phrase.led(
                                        EVERY,
                                        NUMBER + "(?: ?" + HOURS + ")?",
                                        "6h",
                                        SnapshotVocabulary::interval),
                                Phrase.form(NUMBER + " ?" + HOURS, SnapshotVocabulary::interval),
                                Phrase.form(
                                        "(?:(?:"
                                                + EVERY
                                                + ") )?"
                                                + NUMBER
                                                + "[.,]\\d+(?: ?"
                                                + HOURS
                                                + ")?",
                                        SnapshotVocabulary::fraction),
                                Phrase.form(
                                        NUMBER,
                                        phraseMatch ->
                                                new Meaning.Wrong(
                                                        Reason.SEVERAL_MEANINGS,
                                                        every(phraseMatch.number(1)))),
                                Phrase.form(
                                        "hourly|(?:every|each|varje) (?:hour|timme)",
                                        _ -> new Meaning.Wrong(Reason.NOT_AN_INTERVAL, every(4))),
                                Phrase.form(
                                        "daily|nightly|dagligen|once a day|(?:every|each|varje) (?:day|night|dag|natt)",
                                        _ ->
                                                new Meaning.Wrong(
                                                        Reason.NOT_AN_INTERVAL, every(24)))));
        phrases.addAll(SharedVocabulary.of("snapshot"));
        return phrases;
    }

    /// How often snapshots are taken; the unit must be said.
    static Phrase everyHours() {
        return Phrase.led(EVERY, NUMBER + " ?" + HOURS, "6h", SnapshotVocabulary::interval);
    }

    private static Meaning interval(PhraseMatch phraseMatch) {
        return Meaning.Says.of("intervalHours", phraseMatch.number(1));
    }

    private static Meaning fraction(PhraseMatch phraseMatch) {
        int hours = phraseMatch.number(1);
        return new Meaning.Wrong(Reason.NOT_AN_INTERVAL, every(hours), every(hours + 1));
    }

    private static String every(int hours) {
        return "every " + hours + "h";
    }
}
