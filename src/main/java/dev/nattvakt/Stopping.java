package dev.nattvakt;

import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.nattvakt.change.InDoubt;
import dev.nattvakt.change.WritesUnderWay;

/// Orderly shutdown: no write starts any more, and those under way are finished and read back, or
/// answered as unconfirmed, before the beans that they need are closed.
@Singleton
final class Stopping {

    /// A write ends at its call's deadline, 30 s, at the latest.
    private static final Duration LONGEST = Duration.ofSeconds(31);

    private static final Logger LOG = Logger.getLogger(Stopping.class);

    private final WritesUnderWay underWay;
    private final InDoubt inDoubt;
    private final Timer timer;
    private final Thread hook;

    Stopping(WritesUnderWay underWay, InDoubt inDoubt, Timer timer) {
        this.underWay = underWay;
        this.inDoubt = inDoubt;
        this.timer = timer;
        this.hook = new Thread(underWay::close, "nattvakt-stopping");
    }

    /// Quarkus tells us to stop only when the requests under way have ended; a shutdown hook
    /// refuses new writes at once.
    void onStart(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void onStop(@Observes @Priority(1) ShutdownEvent event) {
        underWay.close();
        forgetHook();
        if (!underWay.awaitQuiet(LONGEST)) {
            LOG.error(
                    "Stopped before a change had ended; its result is unknown. Check the schedules at HostUp.");
        }
        timer.close();
        inDoubt.close();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, so the hook has run or will.
        }
    }
}
