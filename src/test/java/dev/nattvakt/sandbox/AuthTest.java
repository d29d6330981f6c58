package dev.nattvakt.sandbox;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class AuthTest {
    @RegisterExtension static final Rig hostup = new Rig();

    @Test
    void refusesAWrongKeyInProblemDetails() throws IOException {
        var answer = hostup.send("GET", "/api/v2/vps", "", "wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        var problem = Rig.json(answer);
        assertThat(problem.getString("type"))
                .isEqualTo("https://developer.hostup.se/errors/unauthorized");
        assertThat(problem.getString("code")).isEqualTo("unauthorized");
        assertThat(problem.getInteger("status")).isEqualTo(401);
        assertThat(problem.getString("instance")).isEqualTo("/api/v2/vps");
        assertThat(problem.getString("requestId")).matches("req_[0-9a-z]{26}");
        assertThat(problem.getString("timestamp")).isEqualTo("2026-04-27T12:34:56.000Z");
        assertThat(problem.containsKey("errors")).isFalse();
    }

    @Test
    void aReadOnlyKeyReadsAndDoesNotWrite() throws IOException {
        String key = Rig.KEY + "-readonly";

        assertThat(hostup.send("GET", Rig.WEB_01, "", key).statusCode()).isEqualTo(200);
        var answer = hostup.send("DELETE", Rig.WEB_01 + "/snapshot-schedules", "", key);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Rig.code(answer)).isEqualTo("forbidden");
    }

    @Test
    void everyRefusalHasItsOwnRequestId() throws IOException {
        String first = Rig.json(hostup.get("/api/nowhere")).getString("requestId");
        String second = Rig.json(hostup.get("/api/nowhere")).getString("requestId");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void limitsTheRateUntilTheWindowHasPassed() throws IOException {
        hostup.sandbox().setRateLimit(2);
        hostup.get(Rig.WEB_01);
        hostup.clock().advance(Duration.ofMillis(3_500));
        hostup.get(Rig.WEB_01);

        var answer = hostup.get(Rig.WEB_01);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Rig.code(answer)).isEqualTo("rate_limit_exceeded");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).contains("2");
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(answer.headers().firstValue("X-RateLimit-Reset"))
                .contains("2026-04-27T12:35:06.000Z");
        hostup.clock().advance(Duration.ofSeconds(7));
        assertThat(hostup.get(Rig.WEB_01).statusCode()).isEqualTo(200);
    }

    @Test
    void threeHundredRequestsInTenSecondsAreFine() throws IOException {
        for (int sent = 0; sent < 300; sent++) {
            assertThat(hostup.get(Rig.WEB_01).statusCode()).isEqualTo(200);
        }

        assertThat(hostup.get(Rig.WEB_01).statusCode()).isEqualTo(429);
    }
}
