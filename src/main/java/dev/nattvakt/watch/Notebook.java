package dev.nattvakt.watch;

/// Where what was last seen is kept between two rounds.
interface Notebook {

    Memory read();

    void write(Memory memory);

    /// Until we stop.
    final class InMemory implements Notebook {

        private volatile Memory memory = Memory.NONE;

        @Override
        public Memory read() {
            return memory;
        }

        @Override
        public void write(Memory newer) {
            memory = newer;
        }
    }
}
