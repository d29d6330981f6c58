package dev.nattvakt.words;

import java.util.List;
import java.util.stream.Collectors;

import dev.nattvakt.change.Alarm;
import dev.nattvakt.change.WriteRecord;
import dev.nattvakt.schedule.FieldChange;

/// Alarms about writes whose result was unknown, in one or two sentences.
public final class AlarmWords {

    private AlarmWords() {}

    public static Words of(Alarm.Event event) {
        return switch (event) {
            case Alarm.Event.LandedLate(WriteRecord of) ->
                    about(of).text(" took effect after all.");
            case Alarm.Event.Overwritten overwritten ->
                    about(overwritten.of())
                            .text(" may have undone the newer change ")
                            .text(overwritten.lost().receipt().id())
                            .text(": ")
                            .and(differences(overwritten.differences()))
                            .text(".");
            case Alarm.Event.SomethingElse something ->
                    about(something.of())
                            .text(" left another value, or somebody else changed it since: ")
                            .and(differences(something.differences()))
                            .text(".");
            case Alarm.Event.Harmless(WriteRecord of) -> about(of).text(" did no harm.");
            case Alarm.Event.NotLookedAt(WriteRecord of, String why) ->
                    about(of).text(" could not be checked: " + why + ". Look at the server.");
        };
    }

    private static Words about(WriteRecord writeRecord) {
        return Words.of("Change " + writeRecord.receipt().id() + " of ")
                .quote(writeRecord.vps().label())
                .text(", whose result was unknown,");
    }

    /// Field names only: values may be untrusted text, and a log line needs none.
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
