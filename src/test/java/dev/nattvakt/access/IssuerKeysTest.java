package dev.nattvakt.access;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IssuerKeysTest {

    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger asked = new AtomicInteger();
    private final IssuerKeys keys =
            new IssuerKeys(
                    URI.create("https://issuer.example"),
                    _ -> {
                        asked.incrementAndGet();
                        throw new IOException("no answer");
                    },
                    time::nanoTime);

    @Test
    void anIssuerThatDoesNotAnswerIsNotAskedForEachStranger() {
        for (int i = 0; i < 100; i++) {
            refuse();
        }
        int once = asked.get();

        time.advance(Duration.ofSeconds(30).minusNanos(1));
        refuse();
        assertThat(asked).hasValue(once).hasValueLessThan(4);

        time.advance(Duration.ofNanos(1));
        refuse();
        assertThat(asked).hasValue(2 * once);
    }

    private void refuse() {
        assertThatExceptionOfType(UnresolvableKeyException.class)
                .isThrownBy(() -> keys.resolveKey(new JsonWebSignature(), List.of()));
    }
}
