package dev.nattvakt.sandbox.fault;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.nattvakt.sandbox.state.GateName;

/// One thing that goes wrong. A request has at most one effect of each of four families: delay,
/// handling of its write, handling of its answer, and what happens right after it.
public sealed interface Effect {

    /// @param applied whether the write is applied before the delay (a slow answer) or after it (a
    ///   slow server)
    record Delay(Duration by, boolean applied) implements Effect {
        public static final Delay NONE = new Delay(Duration.ZERO, false);
    }

    /// Shuts a gate right after a GET that showed it.
    record GateFlip(GateName gate, String code, String reason) implements Effect {}

    /// Decides how the write is applied; overrides `applied` of an [OnAnswer].
    sealed interface OnWrite extends Effect {}

    /// Applied at once, but visible only after some time, or after some reads of the same resource;
    /// with both given, whichever ends first.
    record Lag(Optional<Duration> time, OptionalInt reads) implements OnWrite {
        public static Lag of(Duration time) {
            return new Lag(Optional.of(time), OptionalInt.empty());
        }

        public static Lag ofReads(int reads) {
            return new Lag(Optional.empty(), OptionalInt.of(reads));
        }
    }

    /// Answered now, applied after a real-time delay to the state of that moment.
    record ApplyLate(Duration after) implements OnWrite {}

    /// Answered as asked, applied as if these fields had been in the request; null removes a field.
    /// Applies nothing where HostUp would refuse the altered request.
    record Alter(Map<String, Object> fields) implements OnWrite {
        public Alter {
            fields = Collections.unmodifiableMap(new HashMap<>(fields));
        }
    }

    /// Decides what the client receives.
    sealed interface OnAnswer extends Effect {
        /// Whether the write is applied despite the faulty answer.
        boolean applied();
    }

    /// @param body when absent: Problem Details as HostUp would most likely send them for 400 and
    ///   above, else empty
    record Status(
            int code, Optional<String> body, Map<String, List<String>> headers, boolean applied)
            implements OnAnswer {
        public Status {
            headers = Map.copyOf(headers);
        }

        public static Status of(int code) {
            return new Status(code, Optional.empty(), Map.of(), false);
        }
    }

    /// Closes the connection without an answer.
    record Drop(boolean applied) implements OnAnswer {}

    /// Announces the whole body, sends half of it and closes the connection.
    record Cut(boolean applied) implements OnAnswer {}

    /// The correct status with a page of HTML as body.
    record Garble(boolean applied) implements OnAnswer {}

    /// The correct status with this body.
    record Replace(String body, String contentType, boolean applied) implements OnAnswer {}

    /// The correct answer, one byte per pause.
    record SlowBody(Duration pause) implements OnAnswer {
        @Override
        public boolean applied() {
            return true;
        }
    }
}
