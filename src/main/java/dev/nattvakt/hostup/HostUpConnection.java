package dev.nattvakt.hostup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.hostup.guard.BodilessError;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.Pause;
import dev.nattvakt.hostup.guard.ResponseLimits;
import dev.nattvakt.hostup.guard.RetryBudget;
import dev.nattvakt.hostup.guard.Timeouts;

/// One key at one HostUp: the same client built twice, and what holds for both: the pause, the key
/// breaker, the retry budget.
///
/// What may be repeated shares connections ([#pooled]). What may not takes a connection of its own,
/// made for it and closed after it ([#fresh]): on a shared one, a server that closes it in the
/// wrong moment leaves open whether the request was seen. Redirects are not followed and no proxy
/// is used, whatever the environment says, so the key goes to one host only.
///
/// Produce it as `@Singleton`; [HostUpReader] and [HostUpWriter] are built upon it.
public final class HostUpConnection implements AutoCloseable {

    private final HostUpApi pooled;
    private final HostUpApi fresh;
    private final Pause pause;
    private final KeyBreaker keyBreaker;
    private final RetryBudget retryBudget = new RetryBudget();
    private final Timeouts timeouts;

    /// @param key asked for each request, so that it may change; it must not throw
    /// @throws IllegalArgumentException for a URL that [BaseUrl] refuses
    public HostUpConnection(URI baseUrl, Supplier<Secret> key) {
        this(baseUrl, key, new Pause(), new KeyBreaker(key, System::nanoTime), Timeouts.USUAL);
    }

    HostUpConnection(
            URI baseUrl,
            Supplier<Secret> key,
            Pause pause,
            KeyBreaker keyBreaker,
            Timeouts timeouts) {
        URI url = BaseUrl.of(baseUrl.toString());
        this.pooled = client(url, key, timeouts, timeouts.read(), true);
        this.fresh = client(url, key, timeouts, timeouts.write(), false);
        this.pause = pause;
        this.keyBreaker = keyBreaker;
        this.timeouts = timeouts;
    }

    HostUpApi pooled() {
        return pooled;
    }

    HostUpApi fresh() {
        return fresh;
    }

    Pause pause() {
        return pause;
    }

    KeyBreaker keyBreaker() {
        return keyBreaker;
    }

    RetryBudget retryBudget() {
        return retryBudget;
    }

    /// @param listener told each time that HostUp asks for a pause; must return at once
    public void whenThrottled(Runnable listener) {
        pause.whenBegun(listener);
    }

    Timeouts limits() {
        return timeouts;
    }

    /// How often HostUp has asked this key to wait so far.
    public long pauses() {
        return pause.count();
    }

    /// How long it has asked it to wait so far, all in all.
    public Duration paused() {
        return pause.total();
    }

    @Override
    public void close() {
        try {
            ((Closeable) pooled).close();
            ((Closeable) fresh).close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static HostUpApi client(
            URI url, Supplier<Secret> key, Timeouts timeouts, Duration answer, boolean keepAlive) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(timeouts.connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeouts.whole(answer).toMillis(), TimeUnit.MILLISECONDS)
                .httpClientRequestCustomizer(new ResponseLimits(answer))
                .followRedirects(false)
                .proxyAddress("none", 0)
                .disableDefaultMapper(true)
                .loggingScope(LoggingScope.NONE)
                .userAgent("nattvakt")
                .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, keepAlive)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, GuardedCalls.AT_ONCE)
                .property(QuarkusRestClientProperties.HTTP2, false)
                .httpClientOptionsCustomizer(options ->
                        options.setSslHandshakeTimeout(timeouts.connect().toMillis())
                                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS))
                .register(new KeyFilter(key))
                .register(new BodilessError.Filter())
                .build(HostUpApi.class);
    }
}
