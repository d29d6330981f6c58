package dev.nattvakt.sandbox;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerFaultsTest {
    private static final String PATH = Rig.WEB_01 + "/backup-schedules";
    private static final String DAILY =
            "{\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3,\"enabled\":true}";

    @RegisterExtension static final Rig hostup = new Rig();

    @Test
    void aStatusComesInsteadOfTheAnswerAndNothingIsWritten() throws IOException {
        add(Effect.Status.of(503));

        var answer = hostup.post(PATH, DAILY);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Rig.code(answer)).isEqualTo("upstream_unavailable");
        assertThat(isWritten()).isFalse();
        assertThat(hostup.post(PATH, DAILY).statusCode()).isEqualTo(201);
    }

    @Test
    void aFaultThatIsTakenBackDoesNotFire() throws IOException {
        Fault fault = Fault.of(Effect.Status.of(503));
        hostup.sandbox().add(fault);

        assertThat(hostup.sandbox().remove(fault)).isTrue();

        assertThat(hostup.post(PATH, DAILY).statusCode()).isEqualTo(201);
        assertThat(hostup.sandbox().remove(fault)).isFalse();
    }

    @Test
    void aStatusCanHideAWriteThatWasMade() throws IOException {
        add(
                new Effect.Status(
                        599, Optional.of("oops"), Map.of("Retry-After", List.of("1", "7")), true));

        var answer = hostup.post(PATH, DAILY);

        assertThat(answer.statusCode()).isEqualTo(599);
        assertThat(answer.body()).isEqualTo("oops");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("1", "7");
        assertThat(isWritten()).isTrue();
        assertThat(logged().applied()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDropClosesTheConnectionBeforeOrAfterTheWrite(boolean applied) {
        add(new Effect.Drop(applied));

        assertThatThrownBy(() -> hostup.post(PATH, DAILY)).isInstanceOf(IOException.class);

        assertThat(isWritten()).isEqualTo(applied);
        assertThat(logged().status()).isZero();
        assertThat(logged().applied()).isEqualTo(applied);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCutSendsHalfOfWhatItPromised(boolean applied) {
        add(new Effect.Cut(applied));

        assertThatThrownBy(() -> hostup.post(PATH, DAILY)).isInstanceOf(IOException.class);

        assertThat(isWritten()).isEqualTo(applied);
        assertThat(logged().status()).isEqualTo(201);
    }

    @Test
    void garbageComesUnderTheRightStatus() throws IOException {
        add(new Effect.Garble(true));

        var answer = hostup.post(PATH, DAILY);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.body()).startsWith("<!doctype html>");
        assertThat(isWritten()).isTrue();
    }

    @Test
    void aReplacedBodyComesUnderTheRightStatus() throws IOException {
        add(new Effect.Replace("[[[[", "application/json", false));

        var answer = hostup.post(PATH, DAILY);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("[[[[");
        assertThat(isWritten()).isFalse();
    }

    @Test
    void aSlowBodyArrivesWhole() throws IOException {
        hostup.sandbox()
                .add(Fault.on("DELETE", "nowhere", new Effect.SlowBody(Duration.ofMillis(1))));

        var answer = hostup.delete("/api/nowhere");

        assertThat(Rig.code(answer)).isEqualTo("not_found");
    }

    @Test
    void aDelayWaitsAndThenAllIsWell() throws IOException {
        add(new Effect.Delay(Duration.ofMillis(30), false));
        long start = System.nanoTime();

        var answer = hostup.post(PATH, DAILY);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(25));
        assertThat(isWritten()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDelayComesAfterOrBeforeTheWrite(boolean applied) {
        add(new Effect.Delay(Duration.ofHours(1), applied));

        assertThatThrownBy(() -> hostup.postWithin(Duration.ofMillis(300), PATH, DAILY))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(isWritten()).isEqualTo(applied);
        assertThat(logged().status()).isZero();
    }

    @Test
    void aCutOfAnEmptyAnswerIsADrop() {
        hostup.sandbox().add(Fault.on("DELETE", "snapshot-schedules", new Effect.Cut(true)));

        assertThatThrownBy(() -> hostup.delete(Rig.WEB_01 + "/snapshot-schedules"))
                .isInstanceOf(IOException.class);

        assertThat(logged().status()).isZero();
        assertThat(logged().applied()).isTrue();
    }

    @Test
    void aStatusOfSuccessIsEmptyUnlessItHasABody() throws IOException {
        add(Effect.Status.of(201));

        var answer = hostup.post(PATH, DAILY);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        assertThat(isWritten()).isFalse();
    }

    private static void add(Effect effect) {
        hostup.sandbox().add(Fault.on("POST", "backup-schedules", effect));
    }

    private static boolean isWritten() {
        return !hostup.sandbox().state().vps("web-01").backups().schedules().isEmpty();
    }

    private static Arrival logged() {
        return hostup.sandbox().log().getLast();
    }
}
