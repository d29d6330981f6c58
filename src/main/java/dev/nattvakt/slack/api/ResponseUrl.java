package dev.nattvakt.slack.api;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.nattvakt.caller.Secret;

/// Where Slack takes answers to one command or one pressed button. Whoever knows it can post there,
/// so it shows itself to nobody.
///
/// It can be spelled in one way only, of which no two parsers can think differently: `https`, a
/// host of Slack in small letters, no port or 443, a path of plain segments under `/commands/` or
/// `/actions/`, and nothing else. That the request was signed does not make it a place to go to.
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

    /// @throws IllegalArgumentException without repeating the text, for one that is no such address
    public static ResponseUrl of(String text) {
        var spelled = SPELLING.matcher(text);
        if (text.length() > LONGEST || !spelled.matches()) {
            throw new IllegalArgumentException("that is no address at which Slack takes answers");
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
