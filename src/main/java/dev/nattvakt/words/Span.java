package dev.nattvakt.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.nattvakt.fleet.remedy.NextStep;

/// A piece of a sentence, which each door renders in its own way.
public sealed interface Span {

    /// As plain text.
    String plain();

    /// Our own text.
    record Text(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }

    /// Untrusted text: cleaned, bounded, and always inside quotation marks.
    record Quote(String text) implements Span {

        public Quote {
            text = Untrusted.clean(text);
        }

        @Override
        public String plain() {
            return '"' + text + '"';
        }
    }

    /// A point in time; a door may show it in the reader's time zone.
    record Moment(Instant at, ZoneId zone) implements Span {

        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

        @Override
        public String plain() {
            return FORM.format(at.atZone(zone)) + " " + zone.getId();
        }
    }

    /// A tool call to make next. A door with typed commands shows it as its own command. Without
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

    /// Text to copy exactly: a token, an id.
    record Code(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }
}
