package dev.nattvakt.access;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"keys\":7}"})
    void keysThatCannotBeReadAreNotAskedForEachStranger(String body) {
        AtomicInteger fetched = new AtomicInteger();
        IssuerKeys unread =
                new IssuerKeys(
                        URI.create("https://issuer.example"),
                        address -> {
                            if (!address.endsWith("/keys")) {
                                return new Page(
                                        """
                                        {"issuer":"https://issuer.example",
                                         "jwks_uri":"https://issuer.example/keys"}
                                        """);
                            }
                            fetched.incrementAndGet();
                            if (body.isEmpty()) {
                                throw new IOException("no answer");
                            }
                            return new Page(body);
                        },
                        time::nanoTime);

        for (int i = 0; i < 100; i++) {
            refuse(unread);
        }
        assertThat(fetched).hasValue(1);

        time.advance(Duration.ofSeconds(30));
        refuse(unread);
        assertThat(fetched).hasValue(2);
    }

    private void refuse() {
        refuse(keys);
    }

    private static void refuse(IssuerKeys keys) {
        assertThatExceptionOfType(IssuerKeys.Unreachable.class)
                .isThrownBy(() -> keys.resolveKey(new JsonWebSignature(), List.of()));
    }
}
