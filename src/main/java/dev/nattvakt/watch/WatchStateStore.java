package dev.nattvakt.watch;

import dev.nattvakt.watch.alert.WatchState;

/// Keeps the state between two rounds.
interface WatchStateStore {

    WatchState read();

    void write(WatchState watchState);

    /// In memory, until the process ends.
    final class InMemory implements WatchStateStore {

        private volatile WatchState watchState = WatchState.NONE;

        @Override
        public WatchState read() {
            return watchState;
        }

        @Override
        public void write(WatchState newer) {
            watchState = newer;
        }
    }
}
