package dev.nattvakt.fleet.port;

import java.io.Serial;
import java.time.Duration;

/// A failed read. Thrown by the read port, caught once per call.
public final class HostUpFailure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Why why;

    public HostUpFailure(Why why) {
        super(why.toString(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /// How far a request came that was not answered.
    public enum Reach {
        /// Not even a connection came about.
        NO_CONNECTION,
        /// One of our own guards kept it back, for some seconds.
        HELD_BACK,
        /// The call's deadline left no time to send it.
        NO_TIME,
        /// It was sent; HostUp answered with a 5xx, too late or not at all.
        NO_ANSWER
    }

    public sealed interface Why {

        /// 404: no such server for this key.
        record Missing(HostUpProblem problem) implements Why {}

        /// 401 or 403: our key is refused or lacks a scope.
        record KeyRefused(HostUpProblem problem) implements Why {}

        /// Any other 4xx: HostUp refuses the request itself.
        record Refused(HostUpProblem problem) implements Why {}

        /// A 429, or the pause after one: waiting for `retryAfter` takes longer than the call may
        /// last.
        record Throttled(Duration retryAfter) implements Why {}

        /// No answer, a 5xx, or too late. `what` is our own sentence, without text of HostUp.
        record Unreachable(String what, Reach reach) implements Why {

            /// The request was sent, and no usable answer came.
            public Unreachable(String what) {
                this(what, Reach.NO_ANSWER);
            }
        }

        /// HostUp shows an earlier state than it has shown before; `what` is our own sentence.
        record Stale(String what) implements Why {}

        /// An answer that does not match HostUp's documentation.
        record Unreadable(String what) implements Why {}
    }
}
