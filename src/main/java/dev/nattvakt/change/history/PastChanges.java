package dev.nattvakt.change.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.schedule.VpsId;

/// The record of past changes.
public interface PastChanges {

    /// One page, newest first. What one call reads is bounded, so a page may be short although more
    /// follows.
    Page page(Question question);

    /// What a receipt stands for: one change, or each server's of a fleet change, in the order in
    /// which they were made. Empty where it is unknown, too old, or about servers outside the
    /// filter only.
    List<PastChange.Here> find(String receipt, ServerFilter visible);

    /// @param vps only of this server
    /// @param since only from then on
    /// @param from where the page begins
    record Question(
            ServerFilter visible,
            Optional<VpsId> vps,
            Optional<Instant> since,
            int limit,
            Optional<HistoryCursor> from) {}

    /// How far back the record goes.
    enum Reach {
        /// As far as the audit file does.
        FILE,
        /// To the start of this process: no audit file is kept.
        PROCESS,
        /// To the start of this process: the audit file cannot be read now.
        UNREADABLE
    }

    /// @param next where the next page begins; empty on the last page
    record Page(List<PastChange> changes, Optional<HistoryCursor> next, Reach reach) {

        public Page {
            changes = List.copyOf(changes);
        }

        /// A page of the audit file.
        public Page(List<PastChange> changes, Optional<HistoryCursor> next) {
            this(changes, next, Reach.FILE);
        }

        public Page reaching(Reach how) {
            return new Page(changes, next, how);
        }
    }
}
