package dev.nattvakt.tool.write;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.nattvakt.schedule.cadence.Frequency;

/// Frequencies in JSON.
public enum FrequencyCode {
    DAILY(Frequency.DAILY),
    WEEKLY(Frequency.WEEKLY),
    MONTHLY(Frequency.MONTHLY);

    private final Frequency frequency;

    FrequencyCode(Frequency frequency) {
        this.frequency = frequency;
    }

    Frequency frequency() {
        return frequency;
    }

    @JsonValue
    public String word() {
        return frequency.word();
    }
}
