package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Write;

/// When a write may be sent again. It was read back before, and nothing had changed.
final class Resend {

    /// Time to send it and to read it back.
    static final Duration SEND_AND_LOOK = Duration.ofSeconds(10);

    /// How often a write may be sent again after a 429.
    static final int AFTER_THROTTLED = 2;

    private Resend() {}

    /// Whether a write whose result is unknown may be sent again. Only the snapshot schedule may: a
    /// server has at most one, so both writes leave the same state. A second POST of a backup
    /// schedule might add a second schedule, and a removal is not worth the risk.
    ///
    /// @param finding of the last read-back in the time for reading back
    static boolean isHarmless(Write write, Finding finding, Deadline deadline) {
        return write instanceof Write.SaveSnapshotSchedule
                && finding instanceof Finding.AsBefore
                && deadline.fits(SEND_AND_LOOK);
    }

    /// The result of several tries, where the earlier ones' is unknown.
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
                    what + ", a second try failed";
        };
    }

    /// Whether both tries may take effect: a definite no to the second leaves the first alone.
    static boolean mayLandTwice(Sent second) {
        return switch (second) {
            case Sent.Accepted _, Sent.Ambiguous _, Sent.Denied _, Sent.Throttled _ -> true;
            case Sent.Paused _,
                    Sent.Rejected _,
                    Sent.Missing _,
                    Sent.KeyRefused _,
                    Sent.NotSent _ ->
                    false;
        };
    }

    /// One change, sent twice.
    static Receipt both(Receipt first, Sent second) {
        List<String> requestIds =
                Stream.concat(first.requestIds().stream(), second.requestId().stream()).toList();
        return first.with(requestIds);
    }
}
