package dev.nattvakt.faults.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.process.PackagedServer.Confirm;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.state.PostMeaning;

/// SIGTERM while many callers change many servers: what was begun is finished, nothing else is
/// begun, and each write belongs to an answer that owns up to it.
final class Stops {

    private static final int SERVERS = 40;
    private static final int WRITES = 100;
    private static final int CALLERS = 14;

    private final Sandbox sandbox;

    Stops(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    void terminated(Random random, Tally tally) throws Exception {
        sandbox.setPostMeaning(PostMeaning.BY_FREQUENCY);
        sandbox.replaceServers();
        try (PackagedServer server = PackagedServer.start(sandbox.url(), Confirm.NEVER)) {
            server.setDaily(node(0), 1);
            sandbox.replaceServers();
            sandbox.add(
                    Fault.on(
                                    "POST",
                                    "",
                                    new Effect.Delay(Duration.ofMillis(700), random.nextBoolean()))
                            .times(1_000));
            List<Said> said = Collections.synchronizedList(new ArrayList<>());
            List<Thread> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = caller;
                callers.add(
                        Thread.startVirtualThread(() -> {
                            for (int i = first; i < WRITES; i += CALLERS) {
                                said.add(
                                        new Said(
                                                node(i),
                                                server.setDaily(node(i), 1 + i / SERVERS)
                                                        .orElse("connection refused or broken")));
                            }
                        }));
            }
            Thread.sleep(random.nextInt(200, 3_000));
            Instant asked = Instant.now();
            server.process().destroy();
            boolean ended = server.process().waitFor(60, TimeUnit.SECONDS);
            long took = Duration.between(asked, Instant.now()).toMillis();
            for (Thread caller : callers) {
                caller.join();
            }
            tally.most("longest exit, ms", took);
            tally.expect(ended && took < 36_000, "did not end in time");
            long late = posts().filter(post -> post.at().isAfter(asked.plusMillis(1_000))).count();
            tally.expect(late == 0, late + " writes begun a second after SIGTERM");
            said.forEach(one -> tally.count(one.outcome()));
            explain(said, tally);
        }
    }

    private record Said(String vps, String outcome) {

        boolean ownsUp() {
            return List.of("verified", "adjusted", "unconfirmed").contains(outcome);
        }
    }

    private void explain(List<Said> said, Tally tally) {
        for (int i = 0; i < SERVERS; i++) {
            String vps = node(i);
            List<Said> here = said.stream().filter(one -> one.vps().equals(vps)).toList();
            long applied = applied(vps);
            tally.expect(
                    applied <= here.stream().filter(Said::ownsUp).count(),
                    vps + ": applied " + applied + ", answers " + here);
        }
    }

    private static String node(int number) {
        return "node-%02d".formatted(1 + number % SERVERS);
    }

    private long applied(String vps) {
        String id = sandbox.state().vps(vps).id();
        return posts().filter(post -> post.path().contains(id) && post.applied()).count();
    }

    private Stream<Arrival> posts() {
        return sandbox.log().stream().filter(arrival -> arrival.method().equals("POST"));
    }
}
