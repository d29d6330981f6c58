package dev.nattvakt.slack.command.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Splits text into tokens, in one pass.
public final class Tokenizer {

    private static final Pattern EDGES = Pattern.compile("^[(\\[{*]+|[.,;:!?)\\]}…*]+$");
    private static final Pattern NOTHING = Pattern.compile("[-.,;:!&()\\[\\]{}…·•*]*");

    /// The same where a star is part of a pattern of names, and not mark-up for bold text.
    private static final Pattern EDGES_OF_PATTERNS = Pattern.compile("^[(\\[{]+|[.,;:!?)\\]}…]+$");

    private static final Pattern NO_PATTERN = Pattern.compile("[-.,;:!&()\\[\\]{}…·•]*");

    private final String line;
    private final Pattern edges;
    private final Pattern nothing;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;

    private Tokenizer(String line, Pattern edges, Pattern nothing) {
        this.line = line;
        this.edges = edges;
        this.nothing = nothing;
    }

    public static List<Token> of(String line) {
        return of(new Tokenizer(line, EDGES, NOTHING));
    }

    /// For commands that take patterns of names, such as `web-*`.
    public static List<Token> keepingStars(String line) {
        return of(new Tokenizer(line, EDGES_OF_PATTERNS, NO_PATTERN));
    }

    private static List<Token> of(Tokenizer tokenizer) {
        while (tokenizer.at < tokenizer.line.length()) {
            tokenizer.step();
        }
        tokenizer.endWord();
        return List.copyOf(tokenizer.tokens);
    }

    private void step() {
        int c = line.codePointAt(at);
        Optional<SlackMarkup> slackMarkup = SlackMarkup.at(line, at);
        if (slackMarkup.isPresent()) {
            take(slackMarkup.get());
        } else if (isDouble(c) || (isSingle(c) && word.isEmpty())) {
            endWord();
            quotation(isDouble(c));
        } else {
            at += Character.charCount(c);
            take(TextNormalizer.keyboard(c));
        }
    }

    private void take(SlackMarkup slackMarkup) {
        at += slackMarkup.length();
        if (slackMarkup.mention()) {
            endWord();
            tokens.add(
                    new Token(
                            Token.Kind.MENTION,
                            slackMarkup.shown(),
                            slackMarkup.shown().substring(1)));
        } else {
            word.append(slackMarkup.shown());
        }
    }

    private void take(int c) {
        if (isSpace(c) || c == '`' || (isComma(c) && !isInsideNumber())) {
            endWord();
        } else if (isVisible(c)) {
            word.appendCodePoint(whole(c));
        }
    }

    private void quotation(boolean isDouble) {
        StringBuilder inside = new StringBuilder();
        boolean mention = false;
        at += Character.charCount(line.codePointAt(at));
        while (at < line.length()) {
            int c = line.codePointAt(at);
            Optional<SlackMarkup> slackMarkup = SlackMarkup.at(line, at);
            int next = at + slackMarkup.map(SlackMarkup::length).orElse(Character.charCount(c));
            if (isDouble ? isDouble(c) : isSingle(c) && isEnd(next)) {
                at = next;
                tokens.add(quoted(mention, spaced(inside)));
                return;
            }
            mention |= slackMarkup.filter(SlackMarkup::mention).isPresent();
            inside.append(
                    slackMarkup
                            .map(SlackMarkup::shown)
                            .orElse(
                                    isVisible(c)
                                            ? Character.toString(whole(TextNormalizer.unmarked(c)))
                                            : ""));
            at = next;
        }
        tokens.add(new Token(Token.Kind.UNCLOSED, '"' + spaced(inside), spaced(inside)));
    }

    private static Token quoted(boolean mention, String text) {
        return mention
                ? new Token(Token.Kind.MENTION, text, text)
                : new Token(Token.Kind.QUOTED, '"' + text + '"', text);
    }

    /// Collapses white space to single spaces.
    private static String spaced(CharSequence text) {
        StringBuilder spaced = new StringBuilder();
        text.codePoints().map(c -> isSpace(c) ? ' ' : c).forEach(spaced::appendCodePoint);
        return spaced.toString().strip().replaceAll(" +", " ");
    }

    /// Replaces unpaired surrogates.
    private static int whole(int c) {
        return Character.getType(c) == Character.SURROGATE ? 0xFFFD : c;
    }

    private void endWord() {
        String typed = word.toString();
        word.setLength(0);
        if (!nothing.matcher(typed).matches()) {
            String text = edges.matcher(typed).replaceAll("");
            tokens.add(new Token(Token.Kind.WORD, typed, text.isEmpty() ? typed : text));
        }
    }

    /// Whether the comma just read is between two digits: `7,5` is not a list.
    private boolean isInsideNumber() {
        return !word.isEmpty()
                && Character.isDigit(word.charAt(word.length() - 1))
                && at < line.length()
                && Character.isDigit(line.charAt(at));
    }

    private boolean isEnd(int index) {
        return index >= line.length()
                || isSpace(line.codePointAt(index))
                || isComma(line.codePointAt(index));
    }

    private static boolean isComma(int c) {
        return c == ',' || c == ';' || c == '、';
    }

    private static boolean isDouble(int c) {
        return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0xFF02;
    }

    private static boolean isSingle(int c) {
        return c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == 0xFF07;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isVisible(int c) {
        int type = Character.getType(c);
        return isSpace(c) || (type != Character.CONTROL && type != Character.FORMAT);
    }
}
