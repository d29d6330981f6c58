package dev.nattvakt.hostup.guard;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.jboss.logging.Logger;

/// Lets each request on a connection have one final answer. Interim answers (1xx) are read over, as
/// RFC 9110 section 15.2 demands: Vert.x 4 does so for 100 and 103 only, takes any other for the
/// final answer, and returns the connection to the pool, where the late final answer becomes that
/// of the next request. Anything that answers no request closes the connection.
///
/// It also knows whether anything was ever written on its connection.
public final class ResponsePairing extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(ResponsePairing.class);

    /// Interim answers to one request. An honest server sends a few.
    static final int MOST_INTERIM = 100;

    /// How long a connection may wait for its first request. Servers close one that says nothing,
    /// the hastiest after some seconds, and a request should not meet that moment.
    static final Duration LONGEST_UNUSED = Duration.ofSeconds(2);

    private static final String NAME = "nattvakt-response-pairing";

    private final Channel channel;
    private final LongSupplier nanoTime;
    private final long since;
    private volatile boolean carries;
    private int unanswered;
    private int interim;
    private boolean skipping;
    private boolean closing;

    ResponsePairing(Channel channel, LongSupplier nanoTime) {
        this.channel = channel;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /// Watches a connection from now on; again gives the same. To be called before the first
    /// request is written.
    public static ResponsePairing on(HttpConnection connection) {
        ConnectionBase base = (ConnectionBase) connection;
        Channel channel = base.channel();
        ChannelPipeline pipeline = channel.pipeline();
        ResponsePairing there = (ResponsePairing) pipeline.get(NAME);
        if (there != null) {
            return there;
        }
        ResponsePairing pairing = new ResponsePairing(channel, System::nanoTime);
        if (channel.isOpen()) {
            pipeline.addBefore(base.channelHandlerContext().name(), NAME, pairing);
        }
        return pairing;
    }

    /// Whether it can carry a request, has not carried any, and is young.
    public boolean isFresh() {
        return channel.isActive()
                && !carries
                && nanoTime.getAsLong() - since < LONGEST_UNUSED.toNanos();
    }

    /// Whether it was closed before anything was written on it. That is final: what is closed
    /// carries nothing any more.
    public boolean isClosedUnused() {
        return !channel.isOpen() && !carries;
    }

    public ChannelFuture close() {
        return channel.close();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof HttpRequest) {
            carries |= channel.isActive();
            unanswered++;
            interim = 0;
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpResponse response) {
            begin(context, response);
        } else if (skipping) {
            skipping = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
        } else {
            if (message instanceof LastHttpContent) {
                unanswered--;
            }
            super.channelRead(context, message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpResponse response) throws Exception {
        if (unanswered == 0) {
            close(context, response, "an answer that nothing was asked for");
        } else if (response.decoderResult().isFailure() || !isInterim(response.status())) {
            super.channelRead(context, response);
        } else if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            close(context, response, "another protocol, which was not asked for");
        } else if (++interim > MOST_INTERIM) {
            close(context, response, "interim answers without an end");
        } else {
            skipping = !(response instanceof HttpContent);
            ReferenceCountUtil.release(response);
        }
    }

    private static boolean isInterim(HttpResponseStatus status) {
        return status.codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void close(ChannelHandlerContext context, HttpResponse response, String why) {
        closing = true;
        ReferenceCountUtil.release(response);
        LOG.warnf("HostUp sent %s; the connection is closed.", why);
        context.close();
    }
}
