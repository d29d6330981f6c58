package dev.nattvakt.tool;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;

/// Whether the call changed anything at HostUp.
public enum Written {
    YES,
    NO,
    MAYBE;

    static Written of(Answer answer) {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> of(outcome);
            case Answer.Fleet(FleetOutcome.Applied(List<FleetRow.Change> rows, _, _)) -> of(rows);
            case Answer.Fleet _ -> NO;
            case Answer.DryRunIgnored _ -> MAYBE;
            case Answer.Hindered _,
                    Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.Changes _,
                    Answer.TooManyCalls _,
                    Answer.Declined _ ->
                    NO;
        };
    }

    private static Written of(List<FleetRow.Change> rows) {
        Set<Written> all =
                rows.stream()
                        .flatMap(row -> row.outcome().stream())
                        .map(Written::of)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Written.class)));
        return all.contains(MAYBE) ? MAYBE : all.contains(YES) ? YES : NO;
    }

    static Written of(Outcome outcome) {
        return switch (outcome.applied()) {
            case YES -> YES;
            case MAYBE -> MAYBE;
            case NO -> NO;
        };
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
