package dev.nattvakt.words;

import java.util.List;
import java.util.stream.Collectors;

import dev.nattvakt.change.Alarm;
import dev.nattvakt.change.WriteRecord;
import dev.nattvakt.schedule.FieldChange;

/// What an operator is told of a write that was in doubt, in a sentence or two.
public final class AlarmWords {

    private AlarmWords() {}

    public static Words of(Alarm.Event event) {
        return switch (event) {
            case Alarm.Event.LandedLate(WriteRecord of) ->
                    about(of)
                            .text(
                                    " took effect after all, after its caller was told that nobody knows.");
            case Alarm.Event.Overwritten overwritten ->
                    about(overwritten.of())
                            .text(" may have undone a newer one, ")
                            .text(overwritten.lost().receipt().id())
                            .text(": ")
                            .and(differences(overwritten.differences()))
                            .text(".");
            case Alarm.Event.SomethingElse something ->
                    about(something.of())
                            .text(" left something else behind, or somebody else changed it: ")
                            .and(differences(something.differences()))
                            .text(".");
            case Alarm.Event.Harmless(WriteRecord of) -> about(of).text(" did no harm.");
            case Alarm.Event.NotLookedAt(WriteRecord of, String why) ->
                    about(of).text(" could not be looked into: " + why + ". Look at the server.");
        };
    }

    private static Words about(WriteRecord writeRecord) {
        return Words.of("The doubtful change " + writeRecord.receipt().id() + " of ")
                .quote(writeRecord.vps().label());
    }

    /// Names only: values may be anybody's text, and a log line needs none.
    private static Words differences(List<FieldChange> differences) {
        return Words.of(
                differences.isEmpty()
                        ? "it cannot be found again"
                        : differences.stream()
                                        .map(FieldChange::field)
                                        .collect(Collectors.joining(", "))
                                + (differences.size() == 1 ? " differs" : " differ"));
    }
}
