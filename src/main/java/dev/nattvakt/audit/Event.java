package dev.nattvakt.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.CompletedCall;

/// One event for the audit log.
public sealed interface Event {

    /// A tool call, at any door.
    record Called(CompletedCall call) implements Event {}

    /// A server's schedules were changed, and not through Nattvakt.
    ///
    /// @param sandbox whether a simulator played HostUp
    record ChangedElsewhere(Vps vps, boolean sandbox) implements Event {}

    /// Something found out in the background, without a waiting caller.
    ///
    /// @param what our machine-readable code, such as `landed_late`
    /// @param receipt of the change concerned
    /// @param facts text, numbers, booleans, and maps of these; text may be untrusted
    record Noticed(
            String what,
            Optional<VpsId> vps,
            Optional<String> receipt,
            SequencedMap<String, Object> facts)
            implements Event {

        private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{0,39}");

        public Noticed {
            if (!WORD.matcher(what).matches()) {
                throw new IllegalArgumentException("not a machine word: " + what);
            }
            facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
        }

        /// An event without further facts.
        public Noticed(String what, Optional<VpsId> vps, Optional<String> receipt) {
            this(what, vps, receipt, new LinkedHashMap<>());
        }
    }
}
