package dev.nattvakt.hostup.guard;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.hostup.FakeTime;
import dev.nattvakt.hostup.RecordedWire;
import dev.nattvakt.hostup.guard.KeyBreaker.Passage;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

class KeyBreakerTest {

    private static final Passage BARRED =
            new Passage.Barred(
                    new HostUpProblem(
                            401, Optional.empty(), Optional.empty(), List.of(), Optional.empty()));

    private final FakeTime time = new FakeTime();
    private Secret key = new Secret("one");
    private final KeyBreaker breaker = new KeyBreaker(() -> key, time);

    @Test
    void letsEverythingThroughUntilHostUpRefuses() {
        hears(200);

        assertThat(breaker.forRead()).isInstanceOf(Passage.Free.class);
        assertThat(breaker.forWrite()).isInstanceOf(Passage.Free.class);
    }

    @Test
    void barsReadsAndWritesOnceTheKeyIsRefused() {
        hears(401);
        hears(401);

        assertThat(breaker.forRead()).isEqualTo(BARRED);
        assertThat(breaker.forWrite()).isEqualTo(BARRED);
    }

    @Test
    void takesOneRefusalForAStrayOne() {
        hears(401);

        assertThat(breaker.isSuspected()).isTrue();
        assertThat(breaker.forWrite()).isInstanceOf(Passage.Free.class);

        hears(200);

        assertThat(breaker.isSuspected()).isFalse();
        hears(401);
        assertThat(breaker.forRead()).isInstanceOf(Passage.Free.class);
    }

    @Test
    void doubtsAKeyFromTheFirstRefusalOn() {
        assertThat(breaker.isDoubted()).isFalse();
        hears(401);
        assertThat(breaker.isDoubted()).isTrue();
        hears(401);
        assertThat(breaker.isDoubted()).isTrue();
    }

    @Test
    void doesNotTakeARefusalThatWasUnderWayForASecondOne() {
        KeyBreaker.Pass other = pass();
        hears(401);
        other.saw(answer(401));

        assertThat(breaker.forRead()).isInstanceOf(Passage.Free.class);
    }

    @Test
    void isTrippedByAReadOnly() {
        hears(401);
        ((Passage.Free) breaker.forWrite()).pass().saw(answer(401));
        assertThat(breaker.forRead()).isInstanceOf(Passage.Free.class);

        hears(401);

        assertThat(breaker.forRead()).isEqualTo(BARRED);
        assertThat(breaker.isSuspected()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500, 503})
    void isNotTrippedByAnythingElse(int status) {
        hears(status);

        assertThat(breaker.forWrite()).isInstanceOf(Passage.Free.class);
    }

    @Test
    void letsAnotherKeyThroughAtOnce() {
        hears(401);
        hears(401);
        key = new Secret("two");

        assertThat(breaker.forWrite()).isInstanceOf(Passage.Free.class);
    }

    @Test
    void doesNotBlameTheNewKeyForWhatTheOldOneWasTold() {
        KeyBreaker.Pass old = pass();
        key = new Secret("two");

        old.saw(answer(401));

        assertThat(breaker.forWrite()).isInstanceOf(Passage.Free.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403})
    void lateAnswersForTheOldKeySayNothingOfTheNewOne(int status) {
        KeyBreaker.Pass late = pass();
        KeyBreaker.Pass later = pass();
        key = new Secret("two");
        hears(401);
        late.saw(RecordedWire.answer(status, "{}"));
        later.saw(RecordedWire.answer(status, "{}"));
        assertThat(breaker.isSuspected()).isTrue();
        hears(401);

        assertThat(breaker.forWrite()).isEqualTo(BARRED);
        late.saw(RecordedWire.answer(status, "{}"));
        later.saw(RecordedWire.answer(status, "{}"));
        assertThat(breaker.forWrite()).isEqualTo(BARRED);
    }

    @Test
    void letsOneReadTryAfterEachCoolDownAndNeverAWrite() {
        hears(401);
        hears(401);
        time.pass(KeyBreaker.COOL_DOWN.minusNanos(1));
        assertThat(breaker.forRead()).isEqualTo(BARRED);

        time.pass(Duration.ofNanos(1));
        assertThat(breaker.forWrite()).isEqualTo(BARRED);
        assertThat(breaker.forRead()).isInstanceOf(Passage.Free.class);
        assertThat(breaker.forRead()).isEqualTo(BARRED);

        time.pass(KeyBreaker.COOL_DOWN);
        assertThat(breaker.forRead()).isInstanceOf(Passage.Free.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 429})
    void opensForAllOnceARefusedKeyIsTaken(int status) {
        hears(401);
        hears(401);
        time.pass(KeyBreaker.COOL_DOWN);

        pass().saw(RecordedWire.answer(status, "{}"));

        assertThat(breaker.forRead()).isInstanceOf(Passage.Free.class);
        assertThat(breaker.forWrite()).isInstanceOf(Passage.Free.class);
    }

    @ParameterizedTest
    @CsvSource({"200, <html>", "302, ''", "404, <html>", "404, ''", "429, Too many", "400, []"})
    void learnsNothingFromWhatIsNotOfHostUp(int status, String body) {
        hears(401);
        hears(401);
        time.pass(KeyBreaker.COOL_DOWN);

        pass().saw(RecordedWire.answer(status, body));

        assertThat(breaker.forWrite()).isEqualTo(BARRED);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void learnsNothingFromAServerThatIsDown(int status) {
        hears(401);
        hears(401);
        time.pass(KeyBreaker.COOL_DOWN);

        pass().saw(answer(status));

        assertThat(breaker.forWrite()).isEqualTo(BARRED);
    }

    @ParameterizedTest
    @CsvSource({"error code: 1010, false", "{\"code\":\"forbidden\"}, true"})
    void learnsOnlyFromA403ThatIsHostUpsOwn(String body, boolean opens) {
        hears(401);
        hears(401);
        time.pass(KeyBreaker.COOL_DOWN);

        pass().saw(RecordedWire.answer(403, body));

        assertThat(breaker.forWrite() instanceof Passage.Free).isEqualTo(opens);
    }

    private void hears(int status) {
        pass().saw(answer(status));
    }

    private KeyBreaker.Pass pass() {
        return ((Passage.Free) breaker.forRead()).pass();
    }

    private static HostUpResponse answer(int status) {
        return new HostUpResponse(status, Map.of(), ResponseBody.NOTHING);
    }
}
