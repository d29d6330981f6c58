package dev.nattvakt;

import jakarta.inject.Singleton;

import io.quarkus.runtime.QuarkusApplication;
import org.jboss.logging.Logger;

import dev.nattvakt.watch.Watch;

/// One round of the watch, for a cron job: 0 when all is well, 1 when there are problems, 2 when
/// not everything could be seen.
@Singleton
final class WatchOnce implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(WatchOnce.class);
    private static final int PROBLEMS = 1;
    private static final int UNSEEN = 2;

    private final Watch watch;

    WatchOnce(Watch watch) {
        this.watch = watch;
    }

    /// Must run before anything is logged. Cron mails whatever is printed, so all well is silence;
    /// the rest is a line each, without the time, which cron tells.
    static void prepare() {
        Stdio.withoutServing();
        System.setProperty("quarkus.log.console.level", "WARN");
        System.setProperty("quarkus.log.console.format", "%s%e%n");
    }

    @Override
    public int run(String... arguments) {
        int code = watch.round();
        switch (code) {
            case PROBLEMS -> LOG.warn("Not every server is protected (exit code 1).");
            case UNSEEN -> LOG.warn("Not every server could be seen (exit code 2).");
            default -> {}
        }
        return code;
    }
}
