package dev.nattvakt.faults.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.process.Checkpoint.Moment;
import dev.nattvakt.faults.process.Checkpoint.Stage;
import dev.nattvakt.faults.process.Checkpoint.Step;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.state.PostMeaning;

/// `kill -9` while changes run, many on as many servers at once. Then every caller asks the next
/// process for the same, which has nothing but HostUp to go by; it is the next to be killed.
///
/// What must hold for each server: the new process reads before it writes; it writes once if what
/// was asked is not so, else not at all, and says which; the dead one and the new one together have
/// made it once.
final class Kills implements AutoCloseable {

    /// Well within the time after which a read is tried again.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int AT_RANDOM = 20;
    private static final int BEGIN_MILLIS = 1_000;
    private static final int KILL_MILLIS = 2_200;

    private final Sandbox sandbox;
    private final Checkpoint checkpoint;
    private Optional<PackagedServer> standing = Optional.empty();

    Kills(Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.checkpoint = new Checkpoint(sandbox.url());
    }

    /// One server at each [Point], one kill.
    void atPoints(Random random, Tally tally) throws Exception {
        PackagedServer server = begin(random);
        List<Interrupted> cases = new ArrayList<>();
        for (Point point : Point.values()) {
            cases.add(
                    new Interrupted(
                            sandbox, point.toString(), vps(cases.size()), wish(point, random)));
        }
        List<Halt> halts = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Point point : Point.values()) {
                halts.add(bringTo(point, cases.get(point.ordinal()), server, callers));
            }
            for (Point point : Point.values()) {
                tally.expect(
                        halts.get(point.ordinal()).awaits(point.moment(), PATIENCE),
                        point + ": did not come to it, " + cases.get(point.ordinal()));
            }
            server.kill();
            halts.forEach(Halt::end);
        }
        askAgain(cases, tally);
    }

    /// Twenty servers, each at some moment of its change, one kill.
    void atRandom(Random random, Tally tally) throws Exception {
        PackagedServer server = begin(random);
        List<Interrupted> cases = new ArrayList<>();
        Dawdle dawdle = new Dawdle();
        List<Future<Optional<String>>> heard = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_RANDOM; i++) {
                Wish wish = Wish.values()[random.nextInt(Wish.values().length)];
                Interrupted one = new Interrupted(sandbox, "at random", vps(i), wish);
                if (!wish.isPlanned() && random.nextInt(4) == 0) {
                    one.another();
                }
                cases.add(one);
                watch(one, dawdle);
                for (Attempt attempt : one.attempts()) {
                    long after = random.nextInt(BEGIN_MILLIS);
                    heard.add(
                            callers.submit(() -> {
                                Thread.sleep(after);
                                return attempt.ask(server);
                            }));
                }
            }
            Thread.sleep(random.nextInt(BEGIN_MILLIS / 3, KILL_MILLIS));
            server.kill();
            dawdle.end();
        }
        tally.count(
                "callers answered before the kill",
                heard.stream().filter(answer -> answer.resultNow().isPresent()).count());
        askAgain(cases, tally);
    }

    private PackagedServer begin(Random random) throws IOException, InterruptedException {
        sandbox.replaceServers();
        sandbox.setPostMeaning(PostMeaning.values()[random.nextInt(3)]);
        if (standing.filter(server -> server.process().isAlive()).isEmpty()) {
            restart();
        }
        return standing.orElseThrow();
    }

    private void restart() throws IOException, InterruptedException {
        standing.ifPresent(PackagedServer::close);
        standing =
                Optional.of(
                        PackagedServer.start(checkpoint.url(), PackagedServer.Confirm.WEAKENING));
    }

    /// Every tenth server of the fleet has weekly backups, and is left out.
    private static String vps(int number) {
        return "node-%02d".formatted(1 + number + number / 9);
    }

    private static Wish wish(Point point, Random random) {
        List<Wish> fitting = Arrays.stream(Wish.values()).filter(point::fits).toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    /// Returns at once, except that a plan is waited for.
    private Halt bringTo(
            Point point, Interrupted one, PackagedServer server, ExecutorService callers)
            throws InterruptedException {
        Halt halt = new Halt(point.moment(), point.arrives());
        Attempt attempt = one.attempts().getFirst();
        if (point == Point.PLAN_OUT) {
            watch(one, halt);
            attempt.order(server);
            return halt;
        }
        if (one.wish().isPlanned()) {
            attempt.order(server);
        }
        if (point == Point.READ_BACK_OLD) {
            sandbox.add(
                    new Fault(
                            Optional.empty(),
                            Optional.of(Pattern.compile(one.id())),
                            0,
                            1,
                            Effect.Lag.ofReads(1)));
        }
        watch(one, halt);
        callers.submit(() -> attempt.hasPlan() ? attempt.sayYes(server) : attempt.ask(server));
        if (point == Point.QUEUED) {
            halt.awaits(point.moment(), PATIENCE);
            Attempt second = one.another();
            callers.submit(() -> second.ask(server));
            halt.awaits(new Moment(Step.LOOK_UP, 2, Stage.HEARD), PATIENCE);
        }
        return halt;
    }

    private void watch(Interrupted one, Checkpoint.Watch watch) {
        checkpoint.watch(one.id(), one.vps(), watch);
    }

    private void askAgain(List<Interrupted> cases, Tally tally) throws Exception {
        checkpoint.awaitQuiet();
        checkpoint.unwatch();
        restart();
        cases.forEach(Interrupted::remember);
        int mark = sandbox.log().size();
        PackagedServer next = standing.orElseThrow();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Interrupted one : cases) {
                for (Attempt attempt : one.attempts()) {
                    one.says(callers.submit(() -> attempt.askAgain(next)));
                }
            }
        }
        List<Arrival> since = sandbox.log().stream().skip(mark).toList();
        for (Interrupted one : cases) {
            one.judge(since, tally);
        }
    }

    @Override
    public void close() throws IOException {
        standing.ifPresent(PackagedServer::close);
        checkpoint.close();
    }
}
