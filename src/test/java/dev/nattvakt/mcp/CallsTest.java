package dev.nattvakt.mcp;

import java.util.Optional;

import io.quarkiverse.mcp.server.Cancellation;
import io.quarkiverse.mcp.server.Progress;
import io.quarkiverse.mcp.server.ProgressNotification;
import io.quarkiverse.mcp.server.ProgressToken;
import io.quarkiverse.mcp.server.ProgressTracker;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Caller;

import static org.assertj.core.api.Assertions.assertThat;

class CallsTest {

    @Test
    void cancellationIsSeenWhenItComes() {
        boolean[] cancelled = {false};
        var call =
                Calls.of(
                        new Unheard(),
                        () -> new Cancellation.Result(cancelled[0], Optional.empty()),
                        Caller.ANONYMOUS);

        assertThat(call.isCancelled()).isFalse();
        cancelled[0] = true;
        assertThat(call.isCancelled()).isTrue();
    }

    @Test
    void clientWithoutATokenHearsNothing() {
        var call =
                Calls.of(
                        new Unheard(),
                        () -> new Cancellation.Result(false, Optional.empty()),
                        Caller.ANONYMOUS);

        call.progress().report(1, 2);
    }

    /// Throws if anything is said.
    private record Unheard() implements Progress {

        @Override
        public Optional<ProgressToken> token() {
            return Optional.empty();
        }

        @Override
        public ProgressNotification.Builder notificationBuilder() {
            throw new IllegalStateException("there is no token");
        }

        @Override
        public ProgressTracker.Builder trackerBuilder() {
            throw new IllegalStateException("there is no token");
        }
    }
}
