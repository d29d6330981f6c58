package dev.nattvakt.hostup.guard;

import java.time.Duration;
import java.util.Optional;

/// How long one try may take.
///
/// @param connect until there is a connection, and again until TLS stands on it
/// @param read a question and its whole answer
/// @param write a change and its whole answer; HostUp may be slow to apply one, and giving up on it
///   leaves its fate unknown
public record Timeouts(Duration connect, Duration read, Duration write) {

    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(15));

    /// What a try leaves of a deadline for reading back.
    public Duration readBack() {
        return connect;
    }

    /// Longest time until a request has left us. A deadline may cut a try only after this; earlier
    /// we could not tell whether it was sent.
    public Duration departure() {
        return connect.plus(connect);
    }

    /// A whole try: sent, and answered.
    public Duration whole(Duration answer) {
        return departure().plus(answer);
    }

    /// When to cut a read off because only so much time is left. Empty when [ResponseLimits] ends
    /// it before that.
    public Optional<Duration> cutOfRead(Duration left) {
        return cut(read, left);
    }

    /// The same for a write.
    public Optional<Duration> cutOfWrite(Duration left) {
        return cut(write, left);
    }

    private Optional<Duration> cut(Duration answer, Duration left) {
        return Optional.of(left).filter(time -> time.compareTo(whole(answer)) < 0);
    }
}
