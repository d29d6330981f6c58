package dev.nattvakt.hostup;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;

import dev.nattvakt.hostup.guard.TransportFailure;

/// The addresses behind HostUp's name. Vert.x connects to one of them, by chance, and gives up when
/// that one is dead. After such a failure the next connection goes to an address that is chosen
/// here, one after the other; one that failed is passed over for a minute. A request has not left
/// when its connection failed, so this holds for writes, too. Safe for many threads.
final class Addresses {

    /// How long an address that failed is passed over, and how long another one is kept to.
    static final Duration LONGEST_CHOICE = Duration.ofMinutes(1);

    /// Addresses that one request is tried at, after the first.
    static final int MOST_MORE = 4;

    private static final Logger LOG = Logger.getLogger(Addresses.class);
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(3);

    private final String host;
    private final int port;
    private final Lookup lookup;
    private final LongSupplier nanoTime;
    private final Map<InetAddress, Long> failed = new HashMap<>();
    private Optional<Choice> choice = Optional.empty();

    /// The addresses of a name, in the order in which they are to be tried.
    interface Lookup {

        /// On a worker's thread: it may take long, and holds on to the thread that it runs on.
        Lookup REAL =
                host ->
                        Uni.createFrom()
                                .item(() -> all(host))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                                .await()
                                .atMost(LONGEST_LOOKUP);

        List<InetAddress> of(String host);

        private static List<InetAddress> all(String host) {
            try {
                return List.of(InetAddress.getAllByName(host));
            } catch (UnknownHostException _) {
                return List.of();
            }
        }
    }

    private record Choice(InetAddress address, long until) {}

    /// @param nanoTime a monotonic clock
    Addresses(URI url, Lookup lookup, LongSupplier nanoTime) {
        this.host = url.getHost();
        this.port = port(url);
        this.lookup = lookup;
        this.nanoTime = nanoTime;
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    /// Tries it again at the other addresses, as long as it has not left.
    ///
    /// @param isTimeLeft for one more try
    /// @throws TransportFailure the last one
    <T> T inTurn(Supplier<T> attempt, BooleanSupplier isTimeLeft) {
        for (int more = MOST_MORE; ; more--) {
            Optional<InetAddress> used = chosen();
            try {
                return attempt.get();
            } catch (TransportFailure failure) {
                if (more == 0
                        || !failure.isOfItsAddress()
                        || !isTimeLeft.getAsBoolean()
                        || !leave(used)) {
                    throw failure;
                }
            }
        }
    }

    private synchronized Optional<InetAddress> chosen() {
        if (choice.filter(known -> known.until() - nanoTime.getAsLong() <= 0).isPresent()) {
            choose(Optional.empty());
        }
        return choice.map(Choice::address);
    }

    /// @param used where it failed; empty when Vert.x took one by chance
    /// @return whether there is another one to try
    private boolean leave(Optional<InetAddress> used) {
        List<InetAddress> all = lookUp();
        return all.size() > 1 && leave(used, all);
    }

    private List<InetAddress> lookUp() {
        try {
            return lookup.of(host);
        } catch (RuntimeException slow) {
            LOG.debug("HostUp's name could not be looked up", slow);
            return List.of();
        }
    }

    private synchronized boolean leave(Optional<InetAddress> used, List<InetAddress> all) {
        long now = nanoTime.getAsLong();
        used.ifPresent(address -> failed.put(address, now + LONGEST_CHOICE.toNanos()));
        failed.values().removeIf(until -> until - now <= 0);
        if (!chosen().equals(used)) {
            return true;
        }
        Optional<InetAddress> next =
                all.stream().filter(address -> !failed.containsKey(address)).findFirst();
        choose(next.map(address -> new Choice(address, now + LONGEST_CHOICE.toNanos())));
        next.ifPresent(address ->
                LOG.infof(
                        "HostUp cannot be connected to; its address %s is tried.",
                        address.getHostAddress()));
        return next.isPresent();
    }

    private void choose(Optional<Choice> made) {
        choice = made;
        SteeredTransport.steer(host, port, made.map(Choice::address));
    }
}
