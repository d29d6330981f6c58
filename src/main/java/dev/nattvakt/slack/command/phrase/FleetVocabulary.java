package dev.nattvakt.slack.command.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;

/// The phrases of commands over many servers, in English and Swedish, without diacritics. A word
/// that begins no phrase is a server's name or a pattern of names.
public final class FleetVocabulary {

    private static final String NUMBER = "(\\d{1,9})";
    private static final String COPIES = "(?: (?:copies|copy|kopior|kopia|backups))?";

    public static final Vocabulary PROTECT =
            Vocabulary.withNames(
                    Stream.of(
                                    BackupVocabulary.schedule(),
                                    fleet(),
                                    subjects(),
                                    servers(),
                                    kinds(),
                                    switches())
                            .flatMap(List::stream)
                            .toList());

    public static final Vocabulary PAUSE =
            Vocabulary.withNames(Stream.of(servers(), subjects()).flatMap(List::stream).toList());

    public static final Vocabulary RESUME =
            Vocabulary.withNames(
                    Stream.of(
                                    servers(),
                                    subjects(),
                                    List.of(Phrase.words("paused|pausade", new Meaning.Nothing())))
                            .flatMap(List::stream)
                            .toList());

    public static final Vocabulary UNDO = Vocabulary.withNames(undo());

    public static final Vocabulary CHANGES = Vocabulary.withNames(changes());

    private FleetVocabulary() {}

    private static List<Phrase> fleet() {
        return List.of(
                Phrase.led(
                        "spread|spread over|spread the starts over|sprid|over",
                        NUMBER + "(?: ?" + SnapshotVocabulary.HOURS + ")?",
                        "4h",
                        phraseMatch -> Meaning.Says.of("spreadHours", phraseMatch.number(1))),
                Phrase.led(
                        "keep at most|keep up to|up to|at most|hogst",
                        NUMBER + COPIES,
                        "7",
                        phraseMatch ->
                                new Meaning.Says(
                                        Map.of(
                                                "retentionCount",
                                                IntNode.valueOf(phraseMatch.number(1)),
                                                "capToFit",
                                                BooleanNode.TRUE))),
                Phrase.words(
                        "or fewer|or less|to fit|cap to fit|eller farre",
                        Meaning.Says.of("capToFit", true)),
                Phrase.form(
                        "(?:keep )?as many as (?:fit|possible)",
                        _ -> new Meaning.Wrong(Reason.INCOMPLETE, "keep at most 7")),
                Phrase.words(
                        "by policy|as policy|policy|enligt policy",
                        Meaning.Says.of("policy", true)),
                SnapshotVocabulary.everyHours(),
                Phrase.form(
                        NUMBER + " ?" + SnapshotVocabulary.HOURS,
                        phraseMatch -> {
                            String hours = phraseMatch.number(1) + "h";
                            return new Meaning.Wrong(
                                    Reason.SEVERAL_MEANINGS,
                                    "spread " + hours,
                                    "every " + hours + " snapshots");
                        }));
    }

    /// Which of the servers that are named.
    private static List<Phrase> kinds() {
        return List.of(
                Phrase.words(
                        "unprotected|oskyddade|without backup|without backups|without a backup",
                        Meaning.Says.of("only", "unprotected")),
                Phrase.words("problems|problem", Meaning.Says.of("only", "problems")),
                Phrase.words("paused|pausade", Meaning.Says.of("only", "paused")));
    }

    private static List<Phrase> switches() {
        return List.of(
                Phrase.words(
                        "on|enable|enabled|turn on|switch on|pa|sla pa|aktivera",
                        Meaning.Says.of("enabled", true)),
                Phrase.form(
                        "off|disable|pause|turn off|switch off|av|sla av|stang av|pausa",
                        _ -> new Meaning.Wrong(Reason.ELSEWHERE, "/nattvakt pause all")),
                Phrase.form(
                        "resume|ateruppta",
                        _ -> new Meaning.Wrong(Reason.ELSEWHERE, "/nattvakt resume all")));
    }

    /// Backups, or snapshots.
    private static List<Phrase> subjects() {
        return List.of(
                Phrase.words("snapshots|snapshot", Meaning.Says.of("kind", "snapshot")),
                Phrase.words("backups|backup", Meaning.Says.of("kind", "backup")));
    }

    private static List<Phrase> servers() {
        List<Phrase> phrases =
                new ArrayList<>(
                        List.of(
                                Phrase.words(
                                        "all servers|all|everything|every server|alla|allt",
                                        new Meaning.Named("*")),
                                Phrase.words(
                                        "servers|server|for|preview|forhandsvisa",
                                        new Meaning.Nothing())));
        phrases.addAll(exceptions());
        return phrases;
    }

    private static List<Phrase> exceptions() {
        return List.of(
                Phrase.words("except for|except|but not|not|utom|forutom", new Meaning.Except()),
                Phrase.words("and|och|please|tack", new Meaning.Nothing()));
    }

    private static List<Phrase> undo() {
        List<Phrase> phrases =
                new ArrayList<>(
                        List.of(
                                Phrase.form(
                                        "rcp_[a-z0-9_-]{1,36}",
                                        phraseMatch ->
                                                Meaning.Says.of(
                                                        "undoOf", phraseMatch.last().text()))));
        phrases.addAll(exceptions());
        return phrases;
    }

    private static List<Phrase> changes() {
        return List.of(
                Phrase.form(
                        "(?:since |for |the |last |past |senaste )*"
                                + "(\\d{1,4}) ?(h|hours?|timmar|d|days?|dagar|w|weeks?|veckor|vecka)",
                        phraseMatch ->
                                Meaning.Says.of(
                                        "since",
                                        phraseMatch.group(1) + unit(phraseMatch.group(2)))),
                Phrase.form(
                        "(?:since )?(\\d{4}-\\d{2}-\\d{2}(?:t\\S{1,20})?)",
                        phraseMatch -> Meaning.Says.of("since", phraseMatch.group(1))),
                Phrase.form(
                        NUMBER,
                        phraseMatch ->
                                new Meaning.Wrong(
                                        Reason.SEVERAL_MEANINGS,
                                        phraseMatch.number(1) + "d",
                                        phraseMatch.number(1) + "h")),
                Phrase.words("all|everything|alla|allt|of|for|please|tack", new Meaning.Nothing()));
    }

    private static String unit(String word) {
        return switch (word.charAt(0)) {
            case 'h', 't' -> "h";
            case 'd' -> "d";
            default -> "w";
        };
    }
}
