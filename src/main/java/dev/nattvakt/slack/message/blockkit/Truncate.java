package dev.nattvakt.slack.message.blockkit;

/// Shortens text to a limit, with an ellipsis as the last character. Lengths are in UTF-16 units,
/// of which there are never fewer than Slack counts.
final class Truncate {

    private static final String MORE = "…";

    private Truncate() {}

    /// Never splits a surrogate pair.
    static String at(int longest, String text) {
        return text.length() <= longest ? text : head(longest, text) + MORE;
    }

    /// Also never splits an escape sequence, a date, a mention or code between backticks.
    static String mrkdwn(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        String head = head(longest, text);
        head = head.lastIndexOf('<') > head.lastIndexOf('>') ? before('<', head) : head;
        head = head.lastIndexOf('&') > head.lastIndexOf(';') ? before('&', head) : head;
        boolean opens = head.chars().filter(c -> c == '`').count() % 2 == 1;
        return (opens ? before('`', head) : head) + MORE;
    }

    private static String head(int longest, String text) {
        int end = longest - MORE.length();
        boolean halves = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halves ? end - 1 : end);
    }

    private static String before(char last, String head) {
        return head.substring(0, head.lastIndexOf(last));
    }
}
