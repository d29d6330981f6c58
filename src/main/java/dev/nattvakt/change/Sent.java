package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;

import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;

/// What became of one write, as far as the wire can tell. [Accepted], [Ambiguous], [Denied] and
/// [Throttled] may have changed something, and are read back before anything is claimed.
public sealed interface Sent {

    /// HostUp's own id for the request, when it gave one.
    Optional<String> requestId();

    /// 2xx with a readable (or rightly empty) body.
    ///
    /// @param scheduleId the backup schedule that HostUp says it saved
    /// @param answered what the body says is so now, in request names; empty where it says nothing
    record Accepted(Optional<ScheduleId> scheduleId, Fields answered, Optional<String> requestId)
            implements Sent {}

    /// Sent, and nobody can say whether it was applied: reset, timeout, 5xx, unreadable 2xx, a 4xx
    /// that is no definite no.
    ///
    /// @param what our own words for it
    record Ambiguous(String what, Optional<String> requestId) implements Sent {}

    /// 2xx whose body says that it failed.
    record Denied(HostUpProblem problem) implements Sent {
        @Override
        public Optional<String> requestId() {
            return problem.requestId();
        }
    }

    /// 429: sent, and most likely not looked at.
    ///
    /// @param retryAfter how long HostUp wants to be left alone
    record Throttled(Duration retryAfter, Optional<String> requestId) implements Sent {}

    /// 400, 409, 412, 413, 415, 422: a definite no.
    record Rejected(HostUpProblem problem) implements Sent {
        @Override
        public Optional<String> requestId() {
            return problem.requestId();
        }
    }

    /// 404.
    record Missing(HostUpProblem problem) implements Sent {
        @Override
        public Optional<String> requestId() {
            return problem.requestId();
        }
    }

    /// 401 or 403.
    record KeyRefused(HostUpProblem problem) implements Sent {
        @Override
        public Optional<String> requestId() {
            return problem.requestId();
        }
    }

    /// Not sent, because HostUp wants to be left alone for longer than the call may last.
    record Paused(Duration retryAfter) implements Sent {
        @Override
        public Optional<String> requestId() {
            return Optional.empty();
        }
    }

    /// Provably not sent.
    record NotSent(String what) implements Sent {
        @Override
        public Optional<String> requestId() {
            return Optional.empty();
        }
    }
}
