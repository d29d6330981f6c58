package dev.nattvakt.hostup.guard;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
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
public final class ResponsePairing extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(ResponsePairing.class);

    /// Interim answers to one request. An honest server sends a few.
    static final int MOST_INTERIM = 100;

    private static final String NAME = "nattvakt-response-pairing";

    private int unanswered;
    private int interim;
    private boolean skipping;
    private boolean closing;

    /// Watches a connection from now on; again does nothing. To be called before the first request
    /// is written.
    public static void watch(HttpConnection connection) {
        ConnectionBase base = (ConnectionBase) connection;
        Channel channel = base.channel();
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NAME) == null && channel.isOpen()) {
            pipeline.addBefore(base.channelHandlerContext().name(), NAME, new ResponsePairing());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof HttpRequest) {
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
