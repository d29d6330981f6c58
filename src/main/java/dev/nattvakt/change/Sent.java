package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;

import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;

/// The result of one write, as far as the wire tells. Only [Accepted] and [Ambiguous] may have
/// changed anything; both are read back before anything is claimed.
public sealed interface Sent {

    /// HostUp's own id for the request, when it gave one.
    Optional<String> requestId();

    /// 2xx with a readable (or rightly empty) body.
    ///
    /// @param scheduleId the backup schedule that HostUp says it saved
    /// @param answered the state in the body, by request names; empty where it states nothing
    record Accepted(Optional<ScheduleId> scheduleId, Fields answered, Optional<String> requestId)
            implements Sent {}

    /// Sent, and it is unknown whether it was applied: reset, timeout, 408, 425, 5xx, unreadable
    /// 2xx.
    ///
    /// @param what in our own words
    record Ambiguous(String what, Optional<String> requestId) implements Sent {}

    /// A definite no, such as 400, 409, 412 or 422.
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

    /// 429 with a wait that does not fit the call.
    record Throttled(Duration retryAfter) implements Sent {
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
