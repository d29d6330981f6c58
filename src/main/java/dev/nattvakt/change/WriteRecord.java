package dev.nattvakt.change;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// A write, kept so that its server can be read again later.
///
/// @param before the state before; empty: nothing was there
/// @param expected what HostUp should show: as asked, or as it was read back; empty: nothing
/// @param receipt of the write
public record WriteRecord(
        Vps vps, Subject subject, Fields before, Fields expected, Receipt receipt, Look look) {

    /// Reads what HostUp shows now.
    @FunctionalInterface
    public interface Look {

        /// Empty: nothing is there.
        ///
        /// @throws dev.nattvakt.fleet.port.HostUpFailure when HostUp cannot be read
        Fields now(Deadline deadline);
    }

    /// @param facts with what was asked, or with what was read back
    static WriteRecord of(Facts facts, Receipt receipt, Look look) {
        return new WriteRecord(
                facts.vps(), facts.subject(), facts.before(), facts.after(), receipt, look);
    }

    /// Of a write that may still land on top of what is there.
    static WriteRecord of(Outcome.Overwritten overwritten, Look look) {
        Facts facts = overwritten.facts();
        return new WriteRecord(
                facts.vps(),
                facts.subject(),
                facts.after(),
                overwritten.asked(),
                overwritten.receipt(),
                look);
    }

    /// Of a write that was sent twice and read back. A second effect of it changes nothing, unless
    /// there is a later change by then.
    static WriteRecord seenOnce(Facts facts, Receipt receipt, Look look) {
        return new WriteRecord(
                facts.vps(), facts.subject(), facts.after(), facts.after(), receipt, look);
    }

    /// Whether what HostUp should show was there before.
    boolean wasSo() {
        return before.equals(expected);
    }

    Finding.Compared compare(Fields now) {
        return Finding.of(before, expected, now);
    }

    boolean holdsIn(Fields now) {
        return compare(now) instanceof Finding.AsAsked;
    }
}
