package dev.nattvakt.mcp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.mcp.exchange.OpenRequests;

import static org.assertj.core.api.Assertions.assertThat;

/// Messages over real sockets, of every revision and of none, in most of which one thing is broken;
/// questions are answered rightly, wrongly, by others or not at all. `-Dmcp.fuzz=200000` takes
/// minutes.
@QuarkusTest
@TestProfile(SilentUserTest.Impatient.class)
class McpFuzzTest {

    private static final int USUAL = 600;
    private static final int CASES = Integer.getInteger("mcp.fuzz", USUAL);
    private static final long SEED = Long.getLong("mcp.fuzz.seed", 20261128);
    private static final int CLIENTS = 6;
    private static final int REQUESTS_IN_TEN_SECONDS = 300;
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Inject OpenRequests open;

    @AfterEach
    void restoreTheFleet() {
        FreshFleet.begin().setRateLimit(REQUESTS_IN_TEN_SECONDS);
    }

    @Test
    void everyRequestIsAnsweredOnceAndNeverByABug() throws Exception {
        FreshFleet.begin().setRateLimit(Integer.MAX_VALUE);
        FuzzReport report = new FuzzReport();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                long seed = SEED * CLIENTS + client;
                clients.add(
                        threads.submit(
                                () -> new FuzzingClient(seed, report).play(CASES / CLIENTS)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        if (CASES > USUAL) {
            System.out.println(report);
        }
        System.out.printf("MCP fuzz: %d messages, seed %d, 0 bad%n", CASES, SEED);
        report.assertReached(CASES);
        assertNothingIsLeft();
    }

    /// Those who hung up are noticed a moment later.
    private void assertNothingIsLeft() {
        Instant end = Instant.now().plus(GRACE);
        while (!open.isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(open.isEmpty()).isTrue();
    }
}
