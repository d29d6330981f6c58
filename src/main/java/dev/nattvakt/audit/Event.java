package dev.nattvakt.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.CompletedCall;

/// One thing for the record.
public sealed interface Event {

    /// A call, whichever door it came in by.
    record Called(CompletedCall call) implements Event {}

    /// Something that was found out while no caller waited for it.
    ///
    /// @param what a machine word of ours: `landed_late`, say
    /// @param receipt of the change that it is about
    /// @param facts text, numbers, booleans, and maps of these; their text may be foreign
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

        /// One without further facts.
        public Noticed(String what, Optional<VpsId> vps, Optional<String> receipt) {
            this(what, vps, receipt, new LinkedHashMap<>());
        }
    }
}
