package dev.nattvakt.slack.api;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/// Over which connection Slack's hosts are reached. What is asked, and of which host, is the same
/// on both.
public sealed interface SlackTransport {

    /// The host itself, on 443, with TLS and its certificate checked against its name.
    record Real() implements SlackTransport {}

    /// Somebody on this machine who plays all hosts of Slack, without TLS. It cannot be anywhere
    /// else.
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
