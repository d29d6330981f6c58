package dev.nattvakt.tool;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.nattvakt.change.Outcome;

/// Whether the call changed anything at HostUp.
public enum Written {
    YES,
    NO,
    MAYBE;

    static Written of(Answer answer) {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> of(outcome.applied());
            case Answer.DryRunIgnored _ -> MAYBE;
            case Answer.Hindered _,
                    Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.TooManyCalls _,
                    Answer.Declined _ ->
                    NO;
        };
    }

    private static Written of(Outcome.Applied applied) {
        return switch (applied) {
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
