package dev.nattvakt.watch.channel;

import java.net.URI;
import java.net.URISyntaxException;

import dev.nattvakt.access.Loopback;

/// An address that must not reach a log, since knowing it is enough to use it.
public final class SecretAddress {

    private final URI address;

    /// @throws IllegalArgumentException for an address that is neither https nor on this machine;
    ///   without repeating it
    public SecretAddress(String text) {
        URI parsed;
        try {
            parsed = new URI(text.strip());
        } catch (URISyntaxException _) {
            throw unusable();
        }
        if (!isAllowed(parsed)) {
            throw unusable();
        }
        address = parsed;
    }

    URI reveal() {
        return address;
    }

    @Override
    public String toString() {
        return "***";
    }

    private static boolean isAllowed(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme())
                                && Loopback.isLoopback(address.getHost()));
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("it must be https, or http on this machine");
    }
}
