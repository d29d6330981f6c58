package dev.nattvakt.fleet.verdict;

import java.time.LocalDate;
import java.util.Optional;

/// A server is left without protection on purpose.
///
/// @param reason the operator's words
/// @param until the last day; without it, it never ends
public record Exemption(String reason, Optional<LocalDate> until) {

    public boolean isOn(LocalDate day) {
        return until.isEmpty() || !day.isAfter(until.get());
    }
}
