package dev.nattvakt.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.nattvakt.fleet.NextStep;

/// A piece of a sentence.
public sealed interface Span {

    /// As a client that knows only text shows it.
    String plain();

    /// Our own words.
    record Text(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }

    /// Somebody else's words: stripped, bounded, and always inside quotation marks.
    record Quote(String text) implements Span {

        public Quote {
            text = Untrusted.clean(text);
        }

        @Override
        public String plain() {
            return '"' + text + '"';
        }
    }

    /// A point in time, which a door may show in the reader's own zone.
    record Moment(Instant at, ZoneId zone) implements Span {

        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

        @Override
        public String plain() {
            return FORM.format(at.atZone(zone)) + " " + zone.getId();
        }
    }

    /// A tool call that leads on. A door whose users type commands shows it as theirs; without
    /// arguments it only names the tool.
    record Call(NextStep step) implements Span {
        @Override
        public String plain() {
            return CallText.of(step);
        }
    }

    /// For clients that show nothing but text; a door that shows it in a form of its own leaves it
    /// out.
    record Aside(Words words) implements Span {
        @Override
        public String plain() {
            return words.plain();
        }
    }

    /// Something to copy exactly: a token, an id.
    record Code(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }
}
