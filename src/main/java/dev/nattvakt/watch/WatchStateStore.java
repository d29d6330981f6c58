package dev.nattvakt.watch;

/// Where what was last seen is kept between two rounds.
interface WatchStateStore {

    WatchState read();

    void write(WatchState watchState);

    /// Until we stop.
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
