package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;

import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;

/// The result of one write, as far as the wire tells. [Accepted], [Ambiguous], [Denied] and
/// [Throttled] may have changed something, and are read back before anything is claimed.
public sealed interface Sent {

    /// HostUp's own id for the request, when it gave one.
    Optional<String> requestId();

    /// 2xx with a readable (or rightly empty) body.
    ///
    /// @param scheduleId the backup schedule that HostUp says it saved
    /// @param answered the state in the body, by request names; empty where it states nothing
    record Accepted(Optional<ScheduleId> scheduleId, Fields answered, Optional<String> requestId)
            implements Sent {}

    /// Sent, and it is unknown whether it was applied: reset, timeout, 5xx, unreadable 2xx, a 4xx
    /// that is no definite no.
    ///
    /// @param what in our own words
    record Ambiguous(String what, Optional<String> requestId) implements Sent {}

    /// 2xx whose body says that it failed.
    record Denied(HostUpProblem problem) implements Sent {
        @Override
        public Optional<String> requestId() {
            return problem.requestId();
        }
    }

    /// 429: sent, and most likely not applied.
    ///
    /// @param retryAfter how long HostUp wants no requests
    record Throttled(Duration retryAfter, Optional<String> requestId) implements Sent {}

    /// A definite no: 400, 409, 412, 413, 415, 422.
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

    /// Not sent, because HostUp's pause is longer than the call may last.
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
