package dev.nattvakt.access;

import java.util.regex.Pattern;

/// Addresses of this machine only.
public final class Loopback {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private Loopback() {}

    /// Whether nobody outside this machine can reach a server that listens on, or a peer that comes
    /// from, this address.
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
