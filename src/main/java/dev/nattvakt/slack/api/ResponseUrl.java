package dev.nattvakt.slack.api;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.nattvakt.caller.Secret;

/// Slack's `response_url`, which takes answers to one command or press. The URL is a secret, since
/// it is all that posting needs.
///
/// Only one spelling is accepted, so that parsers cannot disagree (SSRF): `https`, a host of Slack
/// in lower case, no port or 443, and a path of plain segments under `/commands/` or `/actions/`. A
/// valid signature of the request does not make its URL safe.
public final class ResponseUrl {

    private static final int LONGEST = 512;
    private static final Pattern SPELLING =
            Pattern.compile(
                    "https://(hooks\\.slack(?:-gov)?\\.com)(?::443)?"
                            + "(/(?:commands|actions)(?:/[A-Za-z0-9_-]+)+)");

    private final String host;
    private final Secret path;

    private ResponseUrl(MatchResult spelled) {
        this.host = spelled.group(1);
        this.path = new Secret(spelled.group(2));
    }

    /// @throws IllegalArgumentException when it is not such a URL; the message does not repeat it
    public static ResponseUrl of(String text) {
        var spelled = SPELLING.matcher(text);
        if (text.length() > LONGEST || !spelled.matches()) {
            throw new IllegalArgumentException("not a response_url of Slack");
        }
        return new ResponseUrl(spelled);
    }

    String host() {
        return host;
    }

    Secret path() {
        return path;
    }

    @Override
    public String toString() {
        return "ResponseUrl[***]";
    }
}
