package dev.nattvakt;

import jakarta.inject.Singleton;

import io.quarkus.runtime.QuarkusApplication;

import dev.nattvakt.watch.Watch;

/// One round of the watch, for a cron job: 0 when all is well, 1 when there are problems, 2 when
/// not everything could be seen.
@Singleton
final class WatchOnce implements QuarkusApplication {

    private final Watch watch;

    WatchOnce(Watch watch) {
        this.watch = watch;
    }

    @Override
    public int run(String... arguments) {
        return watch.round();
    }
}
