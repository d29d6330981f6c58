package dev.nattvakt.access.fence;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/// Closes connections that hold back what they owe: the head or the body of a request, or the
/// reading of an answer. Vert.x knows idle times only, which a byte now and then outwits. Answers
/// may take their time: a connection whose request is complete, and whose answers are read, is left
/// alone.
///
/// Requests are reported as they begin and end; connections are looked at from time to time, on
/// their event loop. What is known of a connection is kept on it, and goes with it.
final class OpenConnections {

    /// From the connection to the end of its first head.
    static final Duration LONGEST_FIRST_HEAD = Duration.ofSeconds(15);

    /// From an answer to the end of the next head: clients keep connections for about a minute.
    static final Duration LONGEST_NEXT_HEAD = Duration.ofSeconds(75);

    /// From the end of a head to the end of its body.
    static final Duration LONGEST_BODY = Duration.ofSeconds(30);

    /// With more of its answers waiting to be read than Vert.x likes (64 KB).
    static final Duration LONGEST_UNREAD = Duration.ofSeconds(30);

    /// Most connections that have not sent a first head; beyond them, the oldest are closed.
    static final int MOST_SILENT = 200;

    /// Of any type: live reload keeps connections, and what an earlier load of these classes left
    /// on them is no `Traffic` of this one.
    private static final AttributeKey<Object> TRAFFIC =
            AttributeKey.valueOf(OpenConnections.class, "traffic");

    private static final AttributeKey<Long> UNREAD_SINCE =
            AttributeKey.valueOf(OpenConnections.class, "unread since");

    private final LongSupplier nanoTime;

    /// @param nanoTime a monotonic clock
    OpenConnections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// The head of a request has come.
    void begin(HttpServerRequest request) {
        keep(request, new Traffic.Asking(nanoTime.getAsLong(), request));
    }

    /// It has been answered.
    void end(HttpServerRequest request) {
        keep(request, new Traffic.Idle(nanoTime.getAsLong()));
    }

    private static void keep(HttpServerRequest request, Traffic traffic) {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().attr(TRAFFIC).set(traffic);
        }
    }

    /// On the loop's own thread.
    ///
    /// @param port of this server
    void look(SingleThreadEventLoop loop, int port) {
        long now = nanoTime.getAsLong();
        List<Channel> silent = new ArrayList<>();
        Iterator<Channel> channels = loop.registeredChannelsIterator();
        List<Channel> overdue = new ArrayList<>();
        while (channels.hasNext()) {
            Channel channel = channels.next();
            if (isOurs(channel, port)) {
                Traffic traffic = traffic(channel, now);
                if (now - traffic.since() >= traffic.limit().toNanos()
                        || unread(channel, now).compareTo(LONGEST_UNREAD) >= 0) {
                    overdue.add(channel);
                } else if (traffic instanceof Traffic.New) {
                    silent.add(channel);
                }
            }
        }
        silent.sort(Comparator.comparingLong(channel -> traffic(channel, now).since()));
        overdue.addAll(silent.subList(0, Math.max(0, silent.size() - MOST_SILENT)));
        overdue.forEach(OpenConnections::close);
    }

    /// From its first handler on: Vert.x' own waits until everything is written, which a client
    /// that reads nothing can hold up for ever.
    private static void close(Channel channel) {
        channel.pipeline().firstContext().close();
    }

    private static Duration unread(Channel channel, long now) {
        if (channel.isWritable()) {
            channel.attr(UNREAD_SINCE).set(null);
            return Duration.ZERO;
        }
        @Nullable Long since = channel.attr(UNREAD_SINCE).setIfAbsent(now);
        return since == null ? Duration.ZERO : Duration.ofNanos(now - since);
    }

    private static boolean isOurs(Channel channel, int port) {
        return channel.parent() != null
                && channel.localAddress() instanceof InetSocketAddress here
                && here.getPort() == port;
    }

    private static Traffic traffic(Channel channel, long now) {
        if (channel.attr(TRAFFIC).get() instanceof Traffic known) {
            return known;
        }
        Traffic traffic = new Traffic.New(now);
        channel.attr(TRAFFIC).set(traffic);
        return traffic;
    }

    /// What a connection does, and since when.
    private sealed interface Traffic {

        long since();

        /// How long it may go on.
        Duration limit();

        /// Its first head has not come.
        record New(long since) implements Traffic {

            @Override
            public Duration limit() {
                return LONGEST_FIRST_HEAD;
            }
        }

        /// Its last request is answered.
        record Idle(long since) implements Traffic {

            @Override
            public Duration limit() {
                return LONGEST_NEXT_HEAD;
            }
        }

        /// A request is under way, and limited in time only until its body is there.
        record Asking(long since, HttpServerRequest request) implements Traffic {

            private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

            @Override
            public Duration limit() {
                return request.isEnded() ? FOREVER : LONGEST_BODY;
            }
        }
    }
}
