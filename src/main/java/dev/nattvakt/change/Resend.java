package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Write;

/// When a write whose result is unknown may be sent again. Only the snapshot schedule may: a server
/// has at most one, so both writes leave the same state. A second POST of a backup schedule might
/// add a second schedule, and a removal is not worth the risk.
final class Resend {

    /// Time to send it and to read it back.
    private static final Duration SEND_AND_LOOK = Duration.ofSeconds(10);

    private Resend() {}

    /// @param finding of the last read-back in the time for reading back
    static boolean isHarmless(Write write, Finding finding, Deadline deadline) {
        boolean leavesTheSame =
                switch (write) {
                    case Write.SaveSnapshotSchedule _ -> true;
                    case Write.SaveBackupSchedule _,
                            Write.SaveBackupSettings _,
                            Write.DeleteBackupSchedule _,
                            Write.DeleteSnapshotSchedule _ ->
                            false;
                };
        return leavesTheSame && finding instanceof Finding.AsBefore && deadline.fits(SEND_AND_LOOK);
    }

    /// The result of two tries, where the first one's is unknown.
    static String both(String what, Sent second) {
        return second instanceof Sent.Ambiguous ? what + ", twice" : what + ", a second try failed";
    }

    /// One change, sent twice.
    static Receipt both(Receipt first, Sent second) {
        List<String> requestIds =
                Stream.concat(first.requestIds().stream(), second.requestId().stream()).toList();
        return first.with(requestIds);
    }
}
