package dev.nattvakt.slack.message.blockkit;

import java.util.regex.Pattern;

/// Untrusted text for a message's top-level `text`, where Slack still parses mark-up, so that none
/// of it becomes active.
///
/// Escaping `&`, `<` and `>` only covers angle brackets. Slack also links `@name`, `#channel` and
/// URLs, and formats `*bold*` and `:emoji:`. Its switches do not help: `parse` and `link_names` are
/// documented for `chat.postMessage` only and are off by default, and `mrkdwn: false` covers
/// formatting only. So the text itself is defused: an invisible word joiner follows each character
/// that starts a name, a URL or an emoji, and formatting marks outside words become look-alikes.
final class Mrkdwn {

    private static final String JOINER = "\u2060";

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\u2028\u2029]+");

    /// Starts `@here`, `#general`, `https://`, `mailto:`, `evil.example` and `:joy:`, but not
    /// `02:00`.
    private static final Pattern STARTS =
            Pattern.compile(
                    "(?<clock>\\b\\d\\d:\\d\\d\\b(?!:))|[@#:](?=\\S)|/(?=/)|\\.(?=[\\p{L}\\p{N}])");

    /// A mark between letters or digits formats nothing, so it stays.
    private static final Pattern MARKS =
            Pattern.compile("[*_~](?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])[*_~]");

    private Mrkdwn() {}

    /// Text without active mark-up.
    static String text(String text) {
        return escaped(joined(marks(oneLine(text))));
    }

    /// Code to copy. Between backticks Slack does not format, but still links names and URLs.
    static String code(String text) {
        return '`'
                + escaped(
                        oneLine(text)
                                .replace("@", "@" + JOINER)
                                .replace("#", "#" + JOINER)
                                .replace("//", "/" + JOINER + "/"))
                + '`';
    }

    /// Removes line breaks, which could start a quotation, and backticks, which start code.
    private static String oneLine(String text) {
        return BREAKS.matcher(text.replace('`', '\u02CB')).replaceAll(" ");
    }

    private static String joined(String text) {
        return STARTS.matcher(text)
                .replaceAll(found -> found.group("clock") == null ? "$0" + JOINER : "$0");
    }

    private static String marks(String text) {
        return MARKS.matcher(text)
                .replaceAll(mark ->
                        switch (mark.group()) {
                            case "*" -> "\u2217";
                            case "_" -> "\uFF3F";
                            default -> "\u223C";
                        });
    }

    /// Escapes `&` first, so that it does not escape the other escapes.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
