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

/// Ends the work when the process is asked to end: from that moment no write begins, and those
/// under way are finished and read back, or answered as unconfirmed, while everything that they
/// need is still there.
@Singleton
final class Stopping {

    /// A write ends with its call's deadline at the latest.
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

    /// Quarkus first lets the requests under way end and tells us then, which is too late to begin
    /// nothing: so we listen to the process, too.
    void onStart(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void onStop(@Observes @Priority(1) ShutdownEvent event) {
        underWay.close();
        forgetHook();
        if (!underWay.awaitQuiet(LONGEST)) {
            LOG.error("Stopped while a change was under way: look at the servers.");
        }
        timer.close();
        inDoubt.close();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process ends, and with it the hook.
        }
    }
}
