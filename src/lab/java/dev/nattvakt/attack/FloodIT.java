package dev.nattvakt.attack;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.attack.AttackScene.Way;

import static org.assertj.core.api.Assertions.assertThat;

/// Row C13: one caller at ten times its share is slowed down, and nobody else.
class FloodIT {

    private static final int SHARE = 120;
    private static final int OTHERS = 40;

    @TempDir Path directory;

    @Test
    void c13OneCallersFloodIsItsOwnAffair() throws Exception {
        try (AttackScene scene = new AttackScene(directory);
                Victim victim = Victim.start(directory.resolve("log"), usualShares(scene));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            nanos(scene, victim, scene.operator.token());
            long[] quiet = nanos(scene, victim, scene.approver.token());
            List<Future<Integer>> flood = new ArrayList<>();
            for (int i = 0; i < 10 * SHARE; i++) {
                flood.add(threads.submit(call(scene, victim)));
            }
            long[] meanwhile = nanos(scene, victim, scene.approver.token());
            int granted = 0;
            int told = 0;
            for (Future<Integer> one : flood) {
                granted += one.get() == 200 ? 1 : 0;
                told += one.get() == 429 ? 1 : 0;
            }

            AttackScene.figure(
                    "C13",
                    "%d of %d granted, %d told to wait; another caller's p99 %.1f ms alone, %.1f ms meanwhile, refused 0 of %d",
                    granted,
                    10 * SHARE,
                    told,
                    quiet[quiet.length - 1] / 1e6,
                    meanwhile[meanwhile.length - 1] / 1e6,
                    2 * OTHERS);
            assertThat(granted).isBetween(SHARE, 3 * SHARE);
            assertThat(told).isEqualTo(10 * SHARE - granted);
            for (Way way : Way.values()) {
                assertThat(untilRefused(scene, victim, way).path("retryAfterSeconds").asInt())
                        .isPositive();
            }
        }
    }

    /// A share refills a little with every second that passes.
    private static JsonNode untilRefused(AttackScene scene, Victim victim, Way way)
            throws Exception {
        JsonNode answer = AttackScene.MAPPER.nullNode();
        for (int i = 0; i < SHARE && !answer.path("outcome").asText().equals("rate_limited"); i++) {
            answer =
                    AttackScene.answer(
                            way, scene.call(victim, way, scene.viewer.token(), "find_vps", "{}"));
        }
        return answer;
    }

    private static Map<String, String> usualShares(AttackScene scene) throws Exception {
        Map<String, String> environment = scene.production();
        environment.keySet().removeAll(List.of("NATTVAKT_ACCESS_CALLS", "NATTVAKT_ACCESS_CHANGES"));
        environment.put("QUARKUS_LOG_LEVEL", "INFO");
        return environment;
    }

    private static Callable<Integer> call(AttackScene scene, Victim victim) {
        return () -> {
            HttpResponse<String> response =
                    scene.call(victim, Way.REST, scene.viewer.token(), "find_vps", "{\"limit\":1}");
            if (response.statusCode() == 429) {
                assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isBetween(1L, 60L);
            }
            return response.statusCode();
        };
    }

    private static long[] nanos(AttackScene scene, Victim victim, String token) throws Exception {
        long[] nanos = new long[OTHERS];
        for (int i = 0; i < OTHERS; i++) {
            long start = System.nanoTime();
            HttpResponse<String> response =
                    scene.call(
                            victim, Way.REST, scene.approver.token(), "find_vps", "{\"limit\":1}");
            nanos[i] = System.nanoTime() - start;
            assertThat(response.statusCode()).isEqualTo(200);
        }
        java.util.Arrays.sort(nanos);
        return nanos;
    }
}
