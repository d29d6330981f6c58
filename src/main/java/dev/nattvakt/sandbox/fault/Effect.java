package dev.nattvakt.sandbox.fault;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.nattvakt.sandbox.state.GateName;

/// What goes wrong. A request can suffer one effect of each of the four families at a time:
/// waiting, what becomes of its write, what becomes of its answer, and what happens right after it.
public sealed interface Effect {

    /// @param applied whether the write is made before the wait (a slow answer) or after it (a slow
    ///   server)
    record Delay(Duration by, boolean applied) implements Effect {
        public static final Delay NONE = new Delay(Duration.ZERO, false);
    }

    /// Right after a GET that showed this gate, it shuts.
    record GateFlip(GateName gate, String code, String reason) implements Effect {}

    /// Decides what becomes of the write; whether an [OnAnswer] says `applied` then no longer
    /// matters.
    sealed interface OnWrite extends Effect {}

    /// Made at once, but readers see it only after some time by the clock, or after so many reads
    /// of the same resource; whichever comes first where both are given.
    record Lag(Optional<Duration> time, OptionalInt reads) implements OnWrite {
        public static Lag of(Duration time) {
            return new Lag(Optional.of(time), OptionalInt.empty());
        }

        public static Lag ofReads(int reads) {
            return new Lag(Optional.empty(), OptionalInt.of(reads));
        }
    }

    /// Answered now, made after a while by a real timer, on top of whatever is so by then.
    record ApplyLate(Duration after) implements OnWrite {}

    /// Answered as asked, made as if these fields of the request had been asked for instead; a null
    /// takes a field away. What HostUp would refuse is not made at all.
    record Alter(Map<String, Object> fields) implements OnWrite {
        public Alter {
            fields = Collections.unmodifiableMap(new HashMap<>(fields));
        }
    }

    /// Decides what the client gets to see.
    sealed interface OnAnswer extends Effect {
        /// Whether the real write is made behind the faulty answer.
        boolean applied();
    }

    /// @param body absent: from 400 on Problem Details as HostUp would most likely send them, else
    ///   empty
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

    /// No answer; the connection closes.
    record Drop(boolean applied) implements OnAnswer {}

    /// All of the body is promised, half of it is sent, the connection closes.
    record Cut(boolean applied) implements OnAnswer {}

    /// The right status over a page of HTML.
    record Garble(boolean applied) implements OnAnswer {}

    /// The right status over this body.
    record Replace(String body, String contentType, boolean applied) implements OnAnswer {}

    /// The right answer, one byte per pause.
    record SlowBody(Duration pause) implements OnAnswer {
        @Override
        public boolean applied() {
            return true;
        }
    }
}
