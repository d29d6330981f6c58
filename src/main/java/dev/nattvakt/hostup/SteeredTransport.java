package dev.nattvakt.hostup;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.SocketAddress;

/// Sends connections for a name to the address that [Addresses] chose, if it chose one. What is
/// said over them stays the name's: TLS checks the certificate against it, as does the Host header.
///
/// Vert.x 4 has no setting for that, and makes its transport before there are beans; so what was
/// chosen is kept here, for the process.
final class SteeredTransport extends JDKTransport {

    private static final Map<Target, InetAddress> CHOSEN = new ConcurrentHashMap<>();

    private record Target(String host, int port) {}

    /// @param address empty: Vert.x resolves the name
    static void steer(String host, int port, Optional<InetAddress> address) {
        Target target = new Target(host, port);
        address.ifPresentOrElse(chosen -> CHOSEN.put(target, chosen), () -> CHOSEN.remove(target));
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        InetAddress chosen =
                address.isInetSocket()
                        ? CHOSEN.get(new Target(address.host(), address.port()))
                        : null;
        return chosen == null
                ? super.convert(address)
                : new InetSocketAddress(chosen, address.port());
    }
}
