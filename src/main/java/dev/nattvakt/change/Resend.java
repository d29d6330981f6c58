package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Write;

/// When a write of which nobody knows may be sent once more. Only the snapshot schedule may: there
/// is one at most, so whichever of the two lands last leaves the same behind. A second POST of a
/// backup schedule might add a second schedule, and a removal is not worth the doubt.
final class Resend {

    /// To send it and to look at what became of it.
    private static final Duration SEND_AND_LOOK = Duration.ofSeconds(10);

    private Resend() {}

    /// @param finding of the last look, which came when the time for looking was over
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

    /// What became of two tries, the first of them in doubt.
    static String both(String what, Sent second) {
        return second instanceof Sent.Ambiguous
                ? what + ", twice"
                : what + ", a second try was not taken";
    }

    /// One change, sent twice.
    static Receipt both(Receipt first, Sent second) {
        List<String> requestIds =
                Stream.concat(first.requestIds().stream(), second.requestId().stream()).toList();
        return first.with(requestIds);
    }
}
