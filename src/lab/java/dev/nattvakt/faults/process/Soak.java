package dev.nattvakt.faults.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.process.PackagedServer.Confirm;
import dev.nattvakt.hostup.TcpProxy;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.state.PostMeaning;

/// Load for a while, of which every fifth change breaks on its way, in four parts; what the server
/// holds is taken at rest before, between and after them.
final class Soak {

    private static final int WORKERS = 8;
    private static final int SERVERS_EACH = 5;
    private static final int PARTS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    /// The sandbox starts afresh after each, lest its log grow long and slow.
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

    /// Receipts, plans and names are kept up to a number, doubts for two minutes: what they come to
    /// while a short soak fills them, and as much again for what a JVM loads and forgets by itself.
    /// In a quarter of an hour, some fifty thousand calls, it is thirty bytes for each: less than
    /// an entry of a map.
    private static final long HEAP_KB = 1_536;

    /// A connection to and from each of the callers may stand or not stand as we look.
    private static final long FILES = 2 * WORKERS;

    /// Pools take on a thread under load, and let it go when it was idle for long.
    private static final long THREADS = WORKERS;

    private final Sandbox sandbox;
    private final Duration length;

    Soak(Sandbox sandbox, Duration length) {
        this.sandbox = sandbox;
        this.length = length;
    }

    void run(Random random, Tally tally) throws Exception {
        sandbox.setPostMeaning(PostMeaning.BY_FREQUENCY);
        try (TcpProxy proxy = new TcpProxy(sandbox.url(), Soak::harm);
                PackagedServer server = PackagedServer.start(proxy.url(), Confirm.NEVER)) {
            load(server, random, WARM_UP, new Tally());
            List<Usage> held = new ArrayList<>(List.of(Usage.of(server.process().pid())));
            long calls = 0;
            for (int part = 1; part <= PARTS; part++) {
                List<Took> took = load(server, random, length.dividedBy(PARTS), tally);
                String name = "part %d/%d, ".formatted(part, PARTS);
                tally.count(name + "p50, ms", percentile(50, took.stream()));
                tally.count(name + "p99, ms", percentile(99, took.stream()));
                // That nobody can say is only said when the time for looking is over.
                tally.count(
                        name + "p99 of the others than unconfirmed, ms",
                        percentile(99, took.stream().filter(one -> !one.isUnconfirmed())));
                calls += took.size();
                held.add(Usage.of(server.process().pid()));
            }
            tally.count("calls", calls);
            grows("heap after GC, kB", held, Usage::heapKb, HEAP_KB, tally);
            grows("files", held, Usage::files, FILES, tally);
            grows("threads", held, Usage::threads, THREADS, tally);
        }
    }

    /// The growth that is judged is that of the slope, so that one odd value does not decide.
    private static void grows(
            String what, List<Usage> held, ToLongFunction<Usage> of, long most, Tally tally) {
        long[] values = held.stream().mapToLong(of).toArray();
        for (int i = 0; i < values.length; i++) {
            tally.count("%s, at %d/%d".formatted(what, i, PARTS), values[i]);
        }
        long growth = Math.round(slope(values) * PARTS);
        tally.count("%s, growth by the slope (at most %,d)".formatted(what, most), growth);
        tally.expect(growth <= most, "%s: grows by %,d".formatted(what, growth));
    }

    /// Of the straight line that fits best, from one value to the next.
    private static double slope(long[] values) {
        double middle = (values.length - 1) / 2.0;
        double rise = 0;
        double run = 0;
        for (int i = 0; i < values.length; i++) {
            rise += (i - middle) * values[i];
            run += (i - middle) * (i - middle);
        }
        return rise / run;
    }

    private record Took(String outcome, long millis) {

        static Took by(Supplier<Optional<String>> call) {
            long began = System.nanoTime();
            String outcome = call.get().orElse("nothing");
            return new Took(outcome, (System.nanoTime() - began) / 1_000_000);
        }

        boolean isUnconfirmed() {
            return outcome.equals("unconfirmed");
        }
    }

    private static long percentile(int percent, Stream<Took> calls) {
        long[] millis = calls.mapToLong(Took::millis).sorted().toArray();
        return millis[millis.length * percent / 100];
    }

    private List<Took> load(PackagedServer server, Random random, Duration time, Tally tally)
            throws InterruptedException {
        List<Took> took = Collections.synchronizedList(new ArrayList<>());
        Instant end = Instant.now().plus(time);
        for (Instant now = Instant.now(); now.isBefore(end); now = Instant.now()) {
            Instant next = now.plus(LONGEST_ROUND);
            sandbox.replaceServers();
            round(server, random.nextLong(), next.isBefore(end) ? next : end, tally, took);
        }
        return List.copyOf(took);
    }

    private void round(PackagedServer server, long seed, Instant end, Tally tally, List<Took> took)
            throws InterruptedException {
        Thread[] workers = new Thread[WORKERS];
        for (int worker = 0; worker < WORKERS; worker++) {
            int own = worker;
            workers[worker] =
                    Thread.startVirtualThread(() -> {
                        Random random = new Random(seed + own);
                        while (Instant.now().isBefore(end)) {
                            String vps =
                                    "node-%02d"
                                            .formatted(
                                                    1
                                                            + own * SERVERS_EACH
                                                            + random.nextInt(SERVERS_EACH));
                            took.add(
                                    random.nextInt(4) == 0
                                            ? look(server, vps, tally)
                                            : set(server, vps, random.nextInt(24), tally));
                        }
                    });
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private static Took look(PackagedServer server, String vps, Tally tally) {
        Took took =
                Took.by(() ->
                        server.call("get_protection", new JsonObject().put("vps", vps))
                                .map(answer -> answer.getString("outcome")));
        tally.count(took.outcome());
        return took;
    }

    private Took set(PackagedServer server, String vps, int hour, Tally tally) {
        long before = applied(vps);
        Took took = Took.by(() -> server.setDaily(vps, hour));
        String outcome = took.outcome();
        long applied = applied(vps) - before;
        boolean isSo = isSo(vps, hour);
        tally.count(outcome);
        tally.answered(outcome, (int) applied, isSo);
        boolean holds =
                switch (outcome) {
                    case "verified" -> applied == 1 && isSo;
                    case "adjusted" -> applied == 1;
                    case "already_set" -> applied == 0 && isSo;
                    case "unconfirmed" -> applied <= 1;
                    default -> applied == 0;
                };
        tally.expect(holds, "%s: applied %d times, so: %s".formatted(outcome, applied, isSo));
        return took;
    }

    private long applied(String vps) {
        String id = sandbox.state().vps(vps).id();
        return sandbox.log().stream()
                .filter(arrival -> arrival.method().equals("POST"))
                .filter(arrival -> arrival.path().contains(id) && arrival.applied())
                .count();
    }

    private boolean isSo(String vps, int hour) {
        return sandbox.state().vps(vps).backups().schedules().stream()
                .anyMatch(row ->
                        row.enabled() && row.cadence().hour() == hour && row.retentionCount() == 1);
    }

    private static TcpProxy.Harm harm() {
        int roll = ThreadLocalRandom.current().nextInt(100);
        if (roll < 9) {
            return TcpProxy.Harm.RESET_AFTER;
        }
        if (roll < 18) {
            return TcpProxy.Harm.CUT;
        }
        return roll < 20 ? TcpProxy.Harm.RESET_BEFORE : TcpProxy.Harm.NONE;
    }

    /// As the row says it.
    @Override
    public String toString() {
        return "soak, 20 %% faults, %s in %d parts"
                .formatted(length.toString().substring(2).toLowerCase(Locale.ROOT), PARTS);
    }
}
