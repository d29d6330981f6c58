package dev.nattvakt.slack.command.phrase;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Weekday;

/// The phrases of `/backup` after the server's name, in English and Swedish, without diacritics.
public final class BackupVocabulary {

    private static final String NUMBER = "(\\d{1,9})";
    private static final String COPIES = "(?:copies|copy|kopior|kopia)";
    private static final String DAY = "(\\d{1,2})";
    private static final String ORDINAL = "(?:st|nd|rd|th|:[ae])";
    private static final String OF_MONTH = "(?: (?:of|i) (?:the )?(?:month|manaden))?";

    private static final Map<DayOfWeek, String> WEEKDAYS =
            Map.of(
                    DayOfWeek.MONDAY, "mon|monday|mondays|man|mandag|mandagar",
                    DayOfWeek.TUESDAY, "tue|tues|tuesday|tuesdays|tis|tisdag|tisdagar",
                    DayOfWeek.WEDNESDAY, "wed|weds|wednesday|wednesdays|ons|onsdag|onsdagar",
                    DayOfWeek.THURSDAY,
                            "thu|thur|thurs|thursday|thursdays|tor|tors|torsdag|torsdagar",
                    DayOfWeek.FRIDAY, "fri|friday|fridays|fre|fredag|fredagar",
                    DayOfWeek.SATURDAY, "sat|saturday|saturdays|lor|lordag|lordagar",
                    DayOfWeek.SUNDAY, "sun|sunday|sundays|son|sondag|sondagar");

    public static final Vocabulary VOCABULARY =
            Vocabulary.of(Stream.of(schedule(), rest(), settings()).flatMap(List::stream).toList());

    private BackupVocabulary() {}

    /// When backups run, and how many copies are kept.
    static List<Phrase> schedule() {
        return Stream.of(times(), monthDays(), weekdays(), frequencies(), copies())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Phrase> times() {
        return List.of(
                Phrase.form(TimeOfDay.FORM, TimeOfDay::of).proposing("at|kl|klockan", "at 02:00"),
                Phrase.words(
                        "midnight|midnatt|at midnight|vid midnatt", Meaning.Says.of("hour", 0)),
                Phrase.words("noon|midday|at noon|at midday", Meaning.Says.of("hour", 12)),
                Phrase.form(
                        DAY + "[:h]\\d\\S*",
                        phraseMatch ->
                                new Meaning.Wrong(
                                        Reason.NOT_A_TIME, TimeOfDay.near(phraseMatch.number(1)))),
                Phrase.form(NUMBER, phraseMatch -> new Meaning.Bare(phraseMatch.number(1))),
                Phrase.led(
                        "in|i|tz|timezone|time zone|tidszon",
                        "(" + ZoneNames.SEVERAL_WORDS + "|\\S+)",
                        "Europe/Stockholm",
                        phraseMatch ->
                                ZoneNames.of(
                                        phraseMatch.group(1).contains(" ")
                                                ? phraseMatch.group(1)
                                                : phraseMatch.last().folded())),
                Phrase.form(
                        "utc|gmt|cet|cest|[a-z_]+/[a-z0-9_/+-]+",
                        phraseMatch -> ZoneNames.of(phraseMatch.last().folded())));
    }

    private static List<Phrase> monthDays() {
        String lead = "(?:the|den|day|dag) ";
        return List.of(
                Phrase.led(
                        "day|dag|den|the",
                        DAY + ORDINAL + "?" + OF_MONTH,
                        "15",
                        phraseMatch -> Meaning.Says.of("dayOfMonth", phraseMatch.number(1))),
                Phrase.form(
                        DAY + ORDINAL + OF_MONTH,
                        phraseMatch -> Meaning.Says.of("dayOfMonth", phraseMatch.number(1))),
                Phrase.form(
                        "(?:on|pa) (?:"
                                + lead
                                + DAY
                                + ORDINAL
                                + "?|"
                                + DAY
                                + ORDINAL
                                + ")"
                                + OF_MONTH,
                        phraseMatch ->
                                new Meaning.OnDay(
                                        Meaning.Says.of(
                                                "dayOfMonth",
                                                phraseMatch.number(phraseMatch.has(1) ? 1 : 2)),
                                        Frequency.MONTHLY.word(),
                                        phraseMatch.typedAfter(1))));
    }

    private static List<Phrase> weekdays() {
        List<Phrase> phrases = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String words = WEEKDAYS.get(day);
            int number = Weekday.number(day);
            Meaning.Says says = Meaning.Says.of("dayOfWeek", number);
            phrases.add(Phrase.words(words, says));
            phrases.add(
                    Phrase.form(
                            "(?:on|pa) (?:" + words + ")",
                            phraseMatch ->
                                    new Meaning.OnDay(
                                            says,
                                            Frequency.WEEKLY.word(),
                                            phraseMatch.typedAfter(1))));
            phrases.add(
                    Phrase.form(
                            "(?:every|each|varje) (?:" + words + ")",
                            _ ->
                                    new Meaning.Says(
                                            Map.of(
                                                    "frequency",
                                                    TextNode.valueOf(Frequency.WEEKLY.word()),
                                                    "dayOfWeek",
                                                    IntNode.valueOf(number)))));
        }
        return phrases;
    }

    private static List<Phrase> frequencies() {
        return List.of(
                frequency(
                        Frequency.DAILY,
                        "daily|nightly|every day|each day|every night|each night|once a day|dagligen|varje"
                                + " dag|varje natt"),
                frequency(
                        Frequency.WEEKLY,
                        "weekly|every week|each week|once a week|varje vecka|veckovis|en gang i veckan"),
                frequency(
                        Frequency.MONTHLY,
                        "monthly|every month|each month|once a month|of every month|of each month|varje"
                                + " manad|manadsvis|i varje manad|en gang i manaden"),
                // near one of those by spelling only
                Phrase.form(
                        "weekdays?|weekends?|bi-?weekly|semi-?weekly|fortnightly|bi-?monthly|semi-?monthly|quarterly"
                                + "|yearly|annually|every other (?:day|week|month)|varannan (?:dag|vecka|manad)",
                        _ ->
                                new Meaning.Wrong(
                                        Reason.NOT_A_FREQUENCY,
                                        "daily",
                                        "weekly mon",
                                        "monthly day 15")));
    }

    private static Phrase frequency(Frequency frequency, String words) {
        return Phrase.words(words, Meaning.Says.of("frequency", frequency.word()));
    }

    private static List<Phrase> copies() {
        return List.of(
                Phrase.led(
                        "keep|retain|retention|behall|spara",
                        "(?:the )?(?:last |latest |de senaste |senaste )?"
                                + NUMBER
                                + "(?: "
                                + COPIES
                                + "| backups| versions| st)?",
                        "7",
                        phraseMatch -> Meaning.Says.of("retentionCount", phraseMatch.number(1))),
                Phrase.form(
                        "(?:with |med )?" + NUMBER + " " + COPIES,
                        phraseMatch -> Meaning.Says.of("retentionCount", phraseMatch.number(1))));
    }

    private static List<Phrase> rest() {
        List<Phrase> phrases =
                new ArrayList<>(
                        List.of(
                                Phrase.led(
                                        "name|named|called|namn",
                                        "\\S+",
                                        "\"Nightly\"",
                                        BackupVocabulary::name),
                                Phrase.form(
                                        "bks_[a-z0-9_-]{1,76}",
                                        phraseMatch ->
                                                Meaning.Says.of(
                                                        "scheduleId", phraseMatch.last().text()))));
        phrases.addAll(SharedVocabulary.of("backup"));
        return phrases;
    }

    /// A word with a meaning of its own is a name only when quoted.
    private static Meaning name(PhraseMatch phraseMatch) {
        Token name = phraseMatch.last();
        if (name.is(Token.Kind.UNCLOSED)) {
            return new Meaning.Wrong(Reason.UNCLOSED, "name " + name.typed() + '"');
        }
        if (name.is(Token.Kind.MENTION)) {
            return VOCABULARY.stranger(name);
        }
        return name.is(Token.Kind.WORD)
                        && phraseMatch
                                .line()
                                .isPhraseAt(
                                        phraseMatch.first() + phraseMatch.count() - 1, VOCABULARY)
                ? new Meaning.Wrong(Reason.SEVERAL_MEANINGS, "name \"" + name.text() + '"')
                : Meaning.Says.of("name", name.text());
    }

    private static List<Phrase> settings() {
        return List.of(
                Phrase.led(
                        "max|maximum|at most|hogst",
                        NUMBER + "(?: backups?| backuper)?(?: in total| total| totalt)?",
                        "5",
                        phraseMatch -> Meaning.Says.of("maxTotalBackups", phraseMatch.number(1))),
                Phrase.led(
                        "autodelete|auto-delete|auto delete|autoradera|auto-radera",
                        "(on|off|pa|av)",
                        "on",
                        phraseMatch ->
                                Meaning.Says.of(
                                        "autoDeleteOldest",
                                        phraseMatch.group(1).matches("on|pa"))));
    }
}
