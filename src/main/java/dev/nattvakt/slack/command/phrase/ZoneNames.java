package dev.nattvakt.slack.command.phrase;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.nattvakt.words.Zones;

/// IANA time zones, written in any case, with blanks for underscores.
final class ZoneNames {

    /// `new york`, `america/new york` and the like, as alternatives of a pattern.
    static final String SEVERAL_WORDS =
            Zones.ofSeveralWords().stream().map(Pattern::quote).collect(Collectors.joining("|"));

    private ZoneNames() {}

    static Meaning of(String folded) {
        return Zones.named(folded)
                .<Meaning>map(zone -> Meaning.Says.of("timeZone", zone.getId()))
                .orElseGet(() ->
                        new Meaning.Wrong(
                                Reason.NOT_A_ZONE,
                                Zones.meant(folded).stream().map(name -> "in " + name).toList()));
    }
}
