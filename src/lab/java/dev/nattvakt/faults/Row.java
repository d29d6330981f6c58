package dev.nattvakt.faults;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// One row of what must hold under faults: a fault, and how to try it once.
///
/// @param name as in the list of acceptance: A1, B11
/// @param usual how many cases it has when nobody says otherwise
/// @param threads how many cases may run at once
public record Row(String name, String fault, int usual, int threads, Case each) {

    /// The case of this number, the same for the same random numbers.
    @FunctionalInterface
    public interface Case {
        void run(int number, Random random, Tally tally) throws Exception;
    }

    /// One case, wholly determined by its random numbers.
    @FunctionalInterface
    public interface Trial {
        void run(Random random, Tally tally) throws Exception;
    }

    public static Row of(String name, String fault, int usual, Trial trial) {
        return new Row(name, fault, usual, 2, (_, random, tally) -> trial.run(random, tally));
    }

    /// One whose cases mostly wait.
    public Row atOnce(int cases) {
        return new Row(name, fault, usual, cases, each);
    }

    /// Its cases share something, and run one after the other.
    public Row alone() {
        return new Row(name, fault, usual, 1, each);
    }

    /// @param cases how many; the same seed tries the same ones
    public Tally run(long seed, int cases) throws InterruptedException {
        Tally tally = new Tally();
        Thread[] workers = new Thread[threads];
        AtomicInteger next = new AtomicInteger();
        for (int worker = 0; worker < threads; worker++) {
            workers[worker] =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = next.getAndIncrement();
                                        i < cases;
                                        i = next.getAndIncrement()) {
                                    runOne(seed, i, tally);
                                }
                            });
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return tally;
    }

    /// Random numbers that start from neighbouring seeds are alike at first.
    private long scrambled(long seed, int number) {
        return new SplittableRandom(seed * 1_000_003 + name.hashCode() * 31L + number).nextLong();
    }

    /// The case of that number, alone.
    public void runOne(long seed, int number, Tally tally) {
        tally.tried();
        try {
            each.run(number, new Random(scrambled(seed, number)), tally);
        } catch (Exception | AssertionError broken) {
            tally.violated("case %d: %s".formatted(number, broken));
        }
    }
}
