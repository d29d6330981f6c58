package dev.nattvakt.slack.message.blockkit;

import java.util.regex.Pattern;

/// Text for the one place where Slack still parses mark-up, a message's top-level `text`, so that
/// none of it becomes active.
///
/// Escaping `&`, `<` and `>` only stops what is written in angle brackets. Slack's other habits
/// (names after `@` and `#`, addresses that look like links, `*bold*`, `:emoji:`) have switches,
/// `parse`, `link_names` and `mrkdwn`, which do not help here: the first two are documented for
/// `chat.postMessage` alone, where off is their default already, and `mrkdwn: false` is about
/// formatting, not about names and links. What holds at every door of Slack's is text in which
/// there is nothing to find: a word joiner, which shows nothing, stands behind whatever starts a
/// name, an address or an emoji, and formatting marks that do not stand inside a word become their
/// look-alikes.
final class Mrkdwn {

    private static final String JOINER = "\u2060";

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\u2028\u2029]+");

    /// `@here`, `#general`, `https://`, `mailto:`, `evil.example`, `:joy:`, but not `02:00`.
    private static final Pattern STARTS =
            Pattern.compile(
                    "(?<clock>\\b\\d\\d:\\d\\d\\b(?!:))|[@#:](?=\\S)|/(?=/)|\\.(?=[\\p{L}\\p{N}])");

    /// A mark with a letter or digit on both sides neither opens nor closes anything.
    private static final Pattern MARKS =
            Pattern.compile("[*_~](?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])[*_~]");

    private Mrkdwn() {}

    /// Text in which nothing is active.
    static String text(String text) {
        return escaped(joined(marks(oneLine(text))));
    }

    /// Something to copy exactly. Between backticks Slack formats nothing and makes no emoji; what
    /// is left to stop is what it looks for everywhere.
    static String code(String text) {
        return '`'
                + escaped(
                        oneLine(text)
                                .replace("@", "@" + JOINER)
                                .replace("#", "#" + JOINER)
                                .replace("//", "/" + JOINER + "/"))
                + '`';
    }

    /// A line of its own could start a quotation, and a backtick code.
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

    /// In this order: an ampersand that comes from escaping stays one.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
