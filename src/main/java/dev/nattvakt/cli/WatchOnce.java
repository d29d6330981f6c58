package dev.nattvakt.cli;

import jakarta.inject.Singleton;

import io.quarkus.runtime.QuarkusApplication;
import org.jboss.logging.Logger;

import dev.nattvakt.watch.Watch;

/// One round of the watch, for cron. Exit code 0: all well; 1: problems; 2: not every server could
/// be read.
@Singleton
public final class WatchOnce implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(WatchOnce.class);
    private static final int PROBLEMS = 1;
    private static final int UNREAD = 2;

    private final Watch watch;

    WatchOnce(Watch watch) {
        this.watch = watch;
    }

    /// Must run before the first log line. Cron mails all output, so a good round prints nothing,
    /// and problems print one line each, without the time, which the mail has.
    public static void prepare() {
        Stdio.withoutServing();
        System.setProperty("quarkus.log.console.level", "WARN");
        System.setProperty("quarkus.log.console.format", "%s%e%n");
    }

    @Override
    public int run(String... arguments) {
        int code = watch.round();
        switch (code) {
            case PROBLEMS -> LOG.warn("Not every server is protected (exit code 1).");
            case UNREAD -> LOG.warn("Not every server could be read (exit code 2).");
            default -> {}
        }
        return code;
    }
}
