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
