package dev.nattvakt.access;

import java.util.regex.Pattern;

/// Recognises loopback addresses.
public final class Loopback {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private Loopback() {}

    /// Whether `host` is a loopback name or address: reachable from this machine only.
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
