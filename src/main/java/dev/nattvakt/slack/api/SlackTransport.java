package dev.nattvakt.slack.api;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/// How Slack's hosts are reached. Requests are the same on both.
public sealed interface SlackTransport {

    /// The host itself on port 443, with TLS and its certificate verified.
    record Real() implements SlackTransport {}

    /// A simulator on loopback that plays all hosts of Slack, without TLS.
    record Played(int port) implements SlackTransport {}

    /// Points a request at its host.
    default RequestOptions to(String host) {
        RequestOptions request = new RequestOptions().setHost(host).setPort(443);
        return switch (this) {
            case Real() -> request.setSsl(true);
            case Played(int port) ->
                    request.setSsl(false)
                            .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"));
        };
    }
}
