package dev.nattvakt.hostup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/// Where HostUp may be: anywhere by https, on this machine by http (a simulator). The key travels
/// in a header, so nothing else is accepted.
public final class BaseUrl {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private BaseUrl() {}

    /// @throws IllegalArgumentException naming `NATTVAKT_HOSTUP_URL` and what is wrong with it
    public static URI of(String text) {
        URI url = parse(text.strip());
        check(url.getHost() != null, "it names no host");
        check(url.getRawUserInfo() == null, "it holds a user name or password");
        check(url.getRawQuery() == null, "it holds a query");
        check(url.getRawFragment() == null, "it holds a fragment");
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        boolean local = LOOPBACK.matcher(url.getHost()).matches();
        check(
                secure || local && "http".equalsIgnoreCase(url.getScheme()),
                "it must be https (http is for this machine only)");
        return url;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw refused("it is not a URL");
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    /// The value itself is not repeated, since it may hold a password.
    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                "NATTVAKT_HOSTUP_URL cannot be used: %s (default: %s)."
                        .formatted(why, HostUpConfig.DEFAULT_URL));
    }
}
