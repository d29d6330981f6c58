package dev.nattvakt.watch.channel;

import java.net.http.HttpRequest;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/// Calls an address after each round that saw the whole fleet and told what there was to tell. A
/// service behind it raises the alarm when the calls stay away: a watch that is dead, blind or not
/// heard cannot do that itself. Problems of servers are no matter of the ping.
public final class Ping {

    private static final Logger LOG = Logger.getLogger("nattvakt.watch");

    private final Supplier<SecretAddress> address;
    private final OperatorHttp http;

    public Ping(Supplier<SecretAddress> address, OperatorHttp http) {
        this.address = address;
        this.http = http;
    }

    public void send() {
        if (!http.arrives(HttpRequest.newBuilder(address.get().reveal()).GET())) {
            LOG.warn(
                    "The ping did not arrive (NATTVAKT_WATCH_PING); it is sent again after the next round.");
        }
    }
}
