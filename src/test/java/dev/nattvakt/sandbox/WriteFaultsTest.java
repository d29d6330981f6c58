package dev.nattvakt.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.GateName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WriteFaultsTest {
    private static final String PATH = Rig.WEB_01 + "/backup-schedules";
    private static final String DAILY =
            "{\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3,\"enabled\":true}";

    @RegisterExtension static final Rig hostup = new Rig();

    @Test
    void aLagHidesTheWriteForSoManyReads() throws IOException {
        add(Effect.Lag.ofReads(2));

        assertThat(hostup.post(PATH, DAILY).statusCode()).isEqualTo(201);

        assertThat(isReal()).isTrue();
        assertThat(isSeen()).isFalse();
        hostup.get(Rig.WEB_01 + "/snapshot-schedules");
        assertThat(isSeen()).isFalse();
        assertThat(isSeen()).isTrue();
    }

    @Test
    void aLagHidesTheWriteForSomeTime() throws IOException {
        add(Effect.Lag.of(Duration.ofSeconds(8)));
        hostup.post(PATH, DAILY);

        hostup.clock().advance(Duration.ofMillis(7_999));
        assertThat(isSeen()).isFalse();
        hostup.clock().advance(Duration.ofMillis(1));
        assertThat(isSeen()).isTrue();
    }

    @Test
    void aLagGoesTogetherWithADroppedAnswer() {
        add(Effect.Lag.ofReads(1));
        add(new Effect.Drop(false));

        assertThatThrownBy(() -> hostup.post(PATH, DAILY)).isInstanceOf(IOException.class);

        assertThat(isReal()).isTrue();
        assertThat(hostup.sandbox().log().getLast().applied()).isTrue();
    }

    @Test
    void aLateWriteLandsAfterItsAnswer() throws IOException {
        add(new Effect.ApplyLate(Duration.ofMillis(40)));

        assertThat(hostup.post(PATH, DAILY).statusCode()).isEqualTo(201);

        assertThat(isReal()).isFalse();
        assertThat(hostup.sandbox().log().getFirst().applied()).isFalse();
        awaitReal();
        await(() -> hostup.sandbox().log().getFirst().applied());
    }

    @Test
    void aLateWriteLandsOnTopOfANewerOne() throws IOException {
        add(new Effect.ApplyLate(Duration.ofMillis(40)));
        hostup.post(PATH, DAILY);

        hostup.post(PATH, DAILY.replace("\"hour\":2", "\"hour\":9"));

        assertThat(hour()).isEqualTo(9);
        awaitHour(2);
    }

    @Test
    void anAlteredWriteIsAnsweredAsAskedAndMadeOtherwise() throws IOException {
        add(new Effect.Alter(Map.of("retentionCount", 1, "enabled", false)));

        var saved = Rig.json(hostup.post(PATH, DAILY));

        assertThat(saved.getInteger("retentionCount")).isEqualTo(3);
        var schedule = hostup.sandbox().state().vps("web-01").backups().schedules().getFirst();
        assertThat(schedule.retentionCount()).isEqualTo(1);
        assertThat(schedule.enabled()).isFalse();
    }

    @Test
    void aGateShutsRightAfterItWasSeenOpen() throws IOException {
        hostup.sandbox()
                .add(
                        Fault.of(
                                new Effect.GateFlip(
                                        GateName.CAN_CREATE,
                                        "pending_order",
                                        "An order came in.")));
        hostup.get(Rig.WEB_01 + "/snapshot-schedules");

        var seen = Rig.json(hostup.get(PATH)).getJsonObject("actions").getJsonObject("canCreate");
        var answer = hostup.post(PATH, DAILY);

        assertThat(seen.getBoolean("allowed")).isTrue();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Rig.code(answer)).isEqualTo("pending_order");
        assertThat(Rig.json(answer).getString("detail")).isEqualTo("An order came in.");
    }

    @Test
    void somebodyElseCanChangeAServer() throws IOException {
        hostup.post(PATH, DAILY);

        hostup.sandbox()
                .change(
                        "web-01",
                        vps ->
                                vps.with(
                                        vps.backups()
                                                .with(
                                                        vps.backups().schedules().stream()
                                                                .map(BackupSchedule::off)
                                                                .toList())));

        assertThat(hostup.get(PATH).body()).contains("\"enabled\":false");
        assertThat(hostup.sandbox().log()).hasSize(2);
    }

    private static void add(Effect effect) {
        hostup.sandbox().add(Fault.on("POST", "backup-schedules", effect));
    }

    private static boolean isSeen() throws IOException {
        return !Rig.json(hostup.get(PATH)).getJsonArray("schedules").isEmpty();
    }

    private static boolean isReal() {
        return !hostup.sandbox().state().vps("web-01").backups().schedules().isEmpty();
    }

    private static int hour() {
        return hostup.sandbox()
                .state()
                .vps("web-01")
                .backups()
                .schedules()
                .getFirst()
                .cadence()
                .hour();
    }

    private static void awaitReal() {
        await(WriteFaultsTest::isReal);
    }

    private static void awaitHour(int expected) {
        await(() -> hour() == expected);
    }

    private static void await(BooleanSupplier fact) {
        Instant end = Instant.now().plusSeconds(5);
        while (!fact.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
