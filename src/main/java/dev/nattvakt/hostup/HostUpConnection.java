package dev.nattvakt.hostup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.hostup.guard.BodilessError;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.Pause;
import dev.nattvakt.hostup.guard.RateLimit;
import dev.nattvakt.hostup.guard.ResponseLimits;
import dev.nattvakt.hostup.guard.ResponsePairing;
import dev.nattvakt.hostup.guard.RetryBudget;
import dev.nattvakt.hostup.guard.Timeouts;

/// One key at one HostUp: two kinds of the same client, and what both share: the pause, the key
/// breaker, the retry budget, the addresses.
///
/// Reads share connections ([#pooled]). A change has a connection of its own ([#own]): if the
/// server closed a shared one at the wrong moment, nobody would know whether the write was seen.
/// Redirects are not followed and proxy settings of the environment are ignored, so the key goes to
/// one host only.
///
/// Produce it as `@Singleton`; [HostUpReader] and [HostUpWriter] are built upon it.
public final class HostUpConnection implements AutoCloseable {

    private final HostUpApi pooled;
    private final Queue<OwnConnection> unused = new ConcurrentLinkedQueue<>();
    private final Set<OwnConnection> own = ConcurrentHashMap.newKeySet();
    private final List<Consumer<RateLimit>> limitListeners = new CopyOnWriteArrayList<>();
    private final Semaphore ahead = new Semaphore(GuardedCalls.AHEAD_AT_ONCE);
    private final AtomicInteger inUse = new AtomicInteger();
    private final URI url;
    private final Supplier<Secret> key;
    private final Pause pause;
    private final KeyBreaker keyBreaker;
    private final RetryBudget retryBudget = new RetryBudget();
    private final Timeouts timeouts;
    private final Addresses addresses;

    /// @param key asked for each request, so that it may change; it must not throw
    /// @throws IllegalArgumentException for a URL that [BaseUrl] refuses
    public HostUpConnection(URI baseUrl, Supplier<Secret> key) {
        this(baseUrl, key, Timeouts.USUAL, Addresses.Lookup.REAL);
    }

    HostUpConnection(
            URI baseUrl, Supplier<Secret> key, Timeouts timeouts, Addresses.Lookup addresses) {
        this(
                baseUrl,
                key,
                new Pause(),
                new KeyBreaker(key, System::nanoTime),
                timeouts,
                new Addresses(baseUrl, addresses, System::nanoTime));
    }

    HostUpConnection(
            URI baseUrl,
            Supplier<Secret> key,
            Pause pause,
            KeyBreaker keyBreaker,
            Timeouts timeouts,
            Addresses addresses) {
        this.url = BaseUrl.of(baseUrl.toString());
        this.key = key;
        this.pause = pause;
        this.keyBreaker = keyBreaker;
        this.timeouts = timeouts;
        this.addresses = addresses;
        this.pooled =
                client(GuardedCalls.AT_ONCE + GuardedCalls.AHEAD_AT_ONCE, _ -> {})
                        .build(HostUpApi.class);
    }

    HostUpApi pooled() {
        return pooled;
    }

    /// A connection for one change, not opened yet. To be closed by the change. Clients are kept
    /// for the next change; there are never more of them than changes ran at once.
    OwnConnection own() {
        inUse.incrementAndGet();
        OwnConnection kept = unused.poll();
        return kept != null ? kept : anotherOne();
    }

    /// The same, and it is being opened already. Empty when that is not to be done in advance:
    /// HostUp wants no requests, it may have refused the key, or as many changes as may write at
    /// once have one.
    Optional<OwnConnection> opening() {
        if (pause.left().isPositive()
                || keyBreaker.isDoubted()
                || inUse.get() >= GuardedCalls.AT_ONCE) {
            return Optional.empty();
        }
        OwnConnection early = own();
        early.open();
        return Optional.of(early);
    }

    private OwnConnection anotherOne() {
        OwnConnection another = new OwnConnection(this::ownClient, this::takeBack, timeouts);
        own.add(another);
        return another;
    }

    private OwnClient ownClient(Consumer<ResponsePairing> carriers) {
        OwnClient.Beneath beneath = new OwnClient.Beneath();
        HostUpApi api = client(1, carriers).register(beneath).build(HostUpApi.class);
        return OwnClient.of(api, beneath, url);
    }

    private void takeBack(OwnConnection closed) {
        unused.add(closed);
        inUse.decrementAndGet();
    }

    Addresses addresses() {
        return addresses;
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

    /// Places for reads ahead of their need.
    Semaphore ahead() {
        return ahead;
    }

    /// @param listener told each time that HostUp asks for a pause; must return at once
    public void whenThrottled(Runnable listener) {
        pause.whenBegun(listener);
    }

    /// @param listener told whenever HostUp states its rate limit; must return at once
    public void whenLimited(Consumer<RateLimit> listener) {
        limitListeners.add(listener);
    }

    void stated(RateLimit limit) {
        limitListeners.forEach(listener -> listener.accept(limit));
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
            own.forEach(OwnConnection::end);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @param connections at most, at once
    /// @param carriers told of the connection that each request goes over
    private QuarkusRestClientBuilder client(int connections, Consumer<ResponsePairing> carriers) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(timeouts.connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeouts.whole(timeouts.write()).toMillis(), TimeUnit.MILLISECONDS)
                .httpClientRequestCustomizer(new ResponseLimits(timeouts, carriers))
                .followRedirects(false)
                .proxyAddress("none", 0)
                .disableDefaultMapper(true)
                .loggingScope(LoggingScope.NONE)
                .userAgent("nattvakt")
                .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, true)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, connections)
                .property(QuarkusRestClientProperties.HTTP2, false)
                .httpClientOptionsCustomizer(options ->
                        options.setSslHandshakeTimeout(timeouts.connect().toMillis())
                                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS))
                .register(new KeyFilter(key))
                .register(new BodilessError.Filter());
    }
}
