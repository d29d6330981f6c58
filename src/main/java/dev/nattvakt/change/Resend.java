package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Write;

/// When a write may be sent once more. HostUp has been read before, and showed that nothing has
/// changed.
final class Resend {

    /// To send it and to look at the result.
    static final Duration SEND_AND_LOOK = Duration.ofSeconds(10);

    /// How often a write may be sent again because HostUp answered 429.
    static final int AFTER_THROTTLED = 2;

    private Resend() {}

    /// Whether a write whose result is unknown may be sent again. Only that of the snapshot
    /// schedule may: there is one at most, so both tries leave the same. A second POST of a backup
    /// schedule might add a second schedule, and a removal is not worth the doubt.
    ///
    /// @param finding of the last look, which came when the time for looking was over
    static boolean isHarmless(Write write, Finding finding, Deadline deadline) {
        return write instanceof Write.SaveSnapshotSchedule
                && finding instanceof Finding.AsBefore
                && deadline.fits(SEND_AND_LOOK);
    }

    /// What became of a try after one that is in doubt.
    static String both(String what, Sent second) {
        return switch (second) {
            case Sent.Ambiguous _, Sent.Denied _ -> what + ", twice";
            case Sent.Accepted _,
                    Sent.Throttled _,
                    Sent.Paused _,
                    Sent.Rejected _,
                    Sent.Missing _,
                    Sent.KeyRefused _,
                    Sent.NotSent _ ->
                    what + ", a second try was not taken";
        };
    }

    /// One change, sent twice.
    static Receipt both(Receipt first, Sent second) {
        List<String> requestIds =
                Stream.concat(first.requestIds().stream(), second.requestId().stream()).toList();
        return first.with(requestIds);
    }
}
