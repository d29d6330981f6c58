package dev.nattvakt.mcp.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RotatingKeyTest {

    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2};
    private static final byte[] NEWEST = {3};

    private byte[] now = OLD;
    private Instant time = Instant.EPOCH;
    private final RotatingKey key = new RotatingKey(() -> now, Duration.ofDays(1), new Moved());

    @Test
    void oneKeyIsAllUntilItIsReplaced() {
        assertThat(key.keys()).containsExactly(OLD);
    }

    @Test
    void formerKeyIsKnownForAWhile() {
        now = NEW;

        assertThat(key.keys()).containsExactly(NEW, OLD);
        time = time.plus(Duration.ofDays(1)).minusSeconds(1);
        assertThat(key.keys()).containsExactly(NEW, OLD);
        time = time.plusSeconds(1);
        assertThat(key.keys()).containsExactly(NEW);
    }

    @Test
    void eachOfSeveralFormerKeysIsKnownForItsOwnWhile() {
        now = NEW;
        key.keys();
        time = time.plus(Duration.ofHours(12));
        now = NEWEST;

        assertThat(key.keys()).containsExactly(NEWEST, NEW, OLD);
        time = time.plus(Duration.ofHours(12));
        assertThat(key.keys()).containsExactly(NEWEST, NEW);
    }

    @Test
    void keyThatComesBackIsNoFormerOne() {
        now = NEW;
        key.keys();
        now = OLD;

        assertThat(key.keys()).containsExactly(OLD, NEW);
    }

    @Test
    void numberOfFormerKeysIsBounded() {
        for (byte i = 3; i < 100; i++) {
            now = new byte[] {i};
            key.keys();
        }

        assertThat(key.keys()).hasSize(9);
    }

    private final class Moved extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time;
        }
    }
}
