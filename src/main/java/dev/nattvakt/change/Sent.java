package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;

import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;

/// What became of one write, as far as the wire can tell. Only [Accepted] and [Ambiguous] may have
/// changed anything, and both are read back before anything is claimed.
public sealed interface Sent {

    /// HostUp's own id for the request, when it gave one.
    Optional<String> requestId();

    /// 2xx with a readable (or rightly empty) body.
    ///
    /// @param scheduleId the backup schedule that HostUp says it saved
    /// @param answered what the body says is so now, in request names; empty where it says nothing
    record Accepted(Optional<ScheduleId> scheduleId, Fields answered, Optional<String> requestId)
            implements Sent {}

    /// Sent, and nobody can say whether it was applied: reset, timeout, 408, 425, 5xx, unreadable
    /// 2xx.
    ///
    /// @param what our own words for it
    record Ambiguous(String what, Optional<String> requestId) implements Sent {}

    /// 400, 409, 412, 422 and their like: a definite no.
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

    /// 429 whose wait does not fit the call.
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
