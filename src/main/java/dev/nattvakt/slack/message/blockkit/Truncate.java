package dev.nattvakt.slack.message.blockkit;

/// Text that is no longer than a place in a message holds; the last character is an ellipsis where
/// something is missing. Lengths are in UTF-16 units, of which there are never fewer than Slack
/// counts.
final class Truncate {

    private static final String MORE = "…";

    private Truncate() {}

    /// A character of two units stays whole or goes.
    static String at(int longest, String text) {
        return text.length() <= longest ? text : head(longest, text) + MORE;
    }

    /// Of escaped mark-up, an escape sequence, a date, a mention and what stands between backticks
    /// stay whole or go as well.
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
