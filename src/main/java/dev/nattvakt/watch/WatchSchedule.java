package dev.nattvakt.watch;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import org.jboss.logging.Logger;

import dev.nattvakt.watch.alert.OwnChanges;

/// Repeats the round every `nattvakt.watch.every`, or every 15 minutes when only a channel is
/// configured. Without either, or without a scheduler (stdio, `--once`), never.
@Singleton
final class WatchSchedule {

    private static final Logger LOG = Logger.getLogger(WatchSchedule.class);
    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(15);

    private final WatchConfig config;
    private final Scheduler scheduler;

    WatchSchedule(WatchConfig config, Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
    }

    void begin(@Observes StartupEvent event, Watch watch, OwnChanges ownChanges) {
        if (scheduler.isStarted()) {
            ownChanges.begin();
        }
        Optional<Duration> every =
                config.every()
                        .or(() -> hasChannel() ? Optional.of(DEFAULT_INTERVAL) : Optional.empty());
        if (every.isEmpty() || !scheduler.isStarted()) {
            return;
        }
        scheduler
                .newJob("watch")
                .setInterval(every.get().toString())
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setTask(_ -> watch.round(), true)
                .schedule();
        config.digest()
                .cron()
                .ifPresent(cron ->
                        scheduler
                                .newJob("digest")
                                .setCron(cron)
                                .setTimeZone(watch.hostUpZone().getId())
                                .setTask(_ -> watch.round(), true)
                                .schedule());
        scheduler.resume();
        LOG.infof("The watch checks the fleet every %s.", asSet(every.get()));
    }

    private boolean hasChannel() {
        return Stream.of(
                        config.webhook(),
                        config.webhookFile(),
                        config.slackWebhook(),
                        config.slackWebhookFile(),
                        config.mailTo(),
                        config.ping(),
                        config.pingFile())
                .anyMatch(Optional::isPresent);
    }

    /// `1h30m`, as the setting takes it.
    private static String asSet(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
