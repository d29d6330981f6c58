package dev.nattvakt.slack.command.phrase;

import java.util.List;

/// Phrases of both `/backup` and `/snapshot`.
final class SharedVocabulary {

    private SharedVocabulary() {}

    /// @param kind the `kind` argument of `remove_schedule`
    static List<Phrase> of(String kind) {
        return List.of(
                Phrase.words(
                        "on|enable|enabled|resume|unpause|turn on|switch on|pa|sla pa|aktivera",
                        Meaning.Says.of("enabled", true)),
                Phrase.words(
                        "off|disable|disabled|pause|paused|turn off|switch off|av|sla av|stang av|pausa|inaktivera",
                        Meaning.Says.of("enabled", false)),
                Phrase.words("remove|delete|ta bort|radera", Meaning.Says.of("kind", kind)),
                Phrase.words(
                        "preview|dry run|dry-run|dryrun|forhandsvisa|forhandsgranska",
                        Meaning.Says.of("dryRun", true)),
                Phrase.words("and|och|please|tack", new Meaning.Nothing()),
                Phrase.form(
                        "stop|stoppa|cancel|avbryt",
                        _ -> new Meaning.Wrong(Reason.SEVERAL_MEANINGS, "off", "remove")));
    }
}
