package dev.nattvakt.access.fence;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/// Closes a connection on which too many requests are ahead of their answers. Vert.x queues them
/// without a limit, so that one connection could fill the memory. Few clients send even a second
/// request before the first is answered.
final class PipeliningLimit extends ChannelDuplexHandler {

    static final int MOST_AHEAD = 16;

    private static final String NAME = "nattvakt-pipelining-limit";

    // The request at which it is put in place.
    private int unanswered = 1;
    private boolean isClosing;

    /// Watches a connection from its first request on; again does nothing.
    static void watch(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            ChannelPipeline pipeline = connection.channel().pipeline();
            if (pipeline.get(NAME) == null && connection.channel().isOpen()) {
                pipeline.addBefore(
                        connection.channelHandlerContext().name(), NAME, new PipeliningLimit());
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest && ++unanswered > MOST_AHEAD + 1 && !isClosing) {
            isClosing = true;
            context.close();
        }
        if (isClosing) {
            ReferenceCountUtil.release(message);
        } else {
            super.channelRead(context, message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        super.write(context, message, promise);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
