package dev.nattvakt.change.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the history: the next page begins behind it. Serialised as one opaque word.
///
/// @param at time of the record that it stands behind
/// @param id of that record; empty: behind all of that time
/// @param offset where that record ends in the file, as far as it is known: a hint, which spares
///   reading all that is newer
public record HistoryCursor(Instant at, String id, long offset) {

    /// Newest first.
    public static final Comparator<PastChange> ORDER =
            Comparator.comparing(PastChange::at).thenComparing(PastChange::id).reversed();

    private static final Pattern WORD =
            Pattern.compile("(\\d{1,18})\\.(-?\\d{1,12})\\.(\\d{1,9})\\.([\\w-]{0,40})");

    /// Whether the change comes behind this place.
    public boolean isBefore(PastChange change) {
        int older = change.at().compareTo(at);
        return older < 0 || (older == 0 && change.id().compareTo(id) < 0);
    }

    /// Parses [#word]; empty for a word that this server cannot have given out.
    public static Optional<HistoryCursor> of(String word) {
        Matcher parts = WORD.matcher(word);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant at =
                Instant.ofEpochSecond(
                        Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
        return Optional.of(new HistoryCursor(at, parts.group(4), Long.parseLong(parts.group(1))));
    }

    public String word() {
        return offset + "." + at.getEpochSecond() + "." + at.getNano() + "." + id;
    }
}
