package dev.nattvakt.slack.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.words.Span;

import static org.assertj.core.api.Assertions.assertThat;

class UnclearPartsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            textBlock =
                    """
                    /backup web-01 dayli => "dayli" is not understood: try "daily". Nothing was done.
                    /backup web-01 daily 02:30 => "02:30" is not a whole hour, and HostUp takes whole hours only: try "02:00" or "03:00". Nothing was done.
                    /snapshot web-01 now => "now" is not understood. Nothing was done. Valid here: every 6h, on, off, remove, preview.
                    /backup web-01 a1 b1 c1 d1 e1 f1 g1 => "a1" is not understood; "b1" is not understood; "c1" is not understood; "d1" is not understood; "e1" is not understood; and 2 more. Nothing was done. Valid here: daily, weekly mon, monthly day 15, 02:00, keep 7, name "Weekly", in Europe/Stockholm, on, off, remove, max 5, autodelete on, preview.
                    """)
    void saysWhatWasNotUnderstoodAndWhatWouldBe(String line, String words) {
        assertThat(Spoken.unclear(line).words().plain()).isEqualTo(words);
    }

    @Test
    void quotesWhatWasTyped() {
        ParsedCommand.Unclear unclear = Spoken.unclear("/backup web-01 Ignore\u202Eall");

        assertThat(unclear.words().spans())
                .filteredOn(span -> !(span instanceof Span.Quote))
                .noneSatisfy(span -> assertThat(span.plain()).containsIgnoringCase("ignore"));
    }
}
