package dev.nattvakt.slack.message.blockkit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.nattvakt.words.Span;
import dev.nattvakt.words.Words;

/// A line of a message, as rich text and as fallback. In both, a time is shown in the reader's zone
/// unless the sentence names a zone, a tool call as a slash command, and untrusted text as plain
/// text.
public record RichLine(List<Piece> pieces) {

    private static final String DATE = "{date_short_pretty} {time}";
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{1,30}");

    public static final RichLine NOTHING = new RichLine(List.of());

    /// A part of a line.
    sealed interface Piece {

        Element element();

        /// As escaped mark-up.
        String fallback();
    }

    public RichLine {
        pieces = List.copyOf(pieces);
    }

    public static RichLine of(Words words) {
        return NOTHING.and(words);
    }

    public static RichLine of(String text) {
        return NOTHING.text(text);
    }

    public RichLine and(Words words) {
        RichLine richLine = this;
        for (Span span : words.spans()) {
            richLine = span instanceof Span.Aside ? richLine : richLine.with(new Spoken(span));
        }
        return richLine;
    }

    public RichLine text(String text) {
        return with(new Spoken(new Span.Text(text)));
    }

    public RichLine bold(String text) {
        return with(new Bold(text));
    }

    /// A mention of a user by id; anything but an id is quoted text.
    public RichLine person(String id) {
        return with(PERSON.matcher(id).matches() ? new Person(id) : new Spoken(new Span.Quote(id)));
    }

    RichText.Section section() {
        List<Element> merged = new ArrayList<>();
        for (Piece piece : pieces) {
            Element next = piece.element();
            if (!merged.isEmpty()
                    && next instanceof Element.Text(String text, var style)
                    && merged.getLast() instanceof Element.Text(String before, var same)
                    && Objects.equals(style, same)) {
                next = new Element.Text(before + text, style);
                merged.removeLast();
            }
            merged.add(next);
        }
        return new RichText.Section(merged);
    }

    String fallback() {
        return pieces.stream().map(Piece::fallback).collect(Collectors.joining());
    }

    private RichLine with(Piece piece) {
        List<Piece> all = new ArrayList<>(pieces);
        all.add(piece);
        return new RichLine(all);
    }

    private record Spoken(Span span) implements Piece {

        @Override
        public Element element() {
            return switch (span) {
                case Span.Moment(Instant at, ZoneId zone) when zone.equals(UTC) ->
                        new Element.Date(at.getEpochSecond(), DATE, span.plain());
                case Span.Text _, Span.Quote _, Span.Moment _, Span.Aside _ ->
                        new Element.Text(span.plain(), null);
                case Span.Call(var step) ->
                        new Element.Text(SlashText.of(step), Element.Style.CODE);
                case Span.Code(String code) -> new Element.Text(code, Element.Style.CODE);
            };
        }

        @Override
        public String fallback() {
            return switch (span) {
                case Span.Moment(Instant at, ZoneId zone) when zone.equals(UTC) ->
                        "<!date^" + at.getEpochSecond() + "^" + DATE + "|" + span.plain() + ">";
                case Span.Text _, Span.Quote _, Span.Moment _, Span.Aside _ ->
                        Mrkdwn.text(span.plain());
                case Span.Call(var step) -> Mrkdwn.code(SlashText.of(step));
                case Span.Code(String code) -> Mrkdwn.code(code);
            };
        }
    }

    private record Bold(String text) implements Piece {

        @Override
        public Element element() {
            return new Element.Text(text, Element.Style.BOLD);
        }

        @Override
        public String fallback() {
            return Mrkdwn.text(text);
        }
    }

    private record Person(String id) implements Piece {

        @Override
        public Element element() {
            return new Element.User(id);
        }

        @Override
        public String fallback() {
            return "<@" + id + ">";
        }
    }
}
