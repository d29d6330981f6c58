package dev.nattvakt;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.view.ResultView;
import dev.nattvakt.words.OutcomeExamples;
import dev.nattvakt.words.OutcomeWords;

import static org.assertj.core.api.Assertions.assertThat;

/// What machines read, and what is said in English, has the same digits in every language.
class LocalesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Locale before = Locale.getDefault();

    static Stream<Locale> locales() {
        return Stream.of("fa-IR", "ar-EG", "th-TH-u-nu-thai", "tr-TR", "hi-IN-u-nu-deva")
                .map(Locale::forLanguageTag);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @MethodSource("locales")
    void changeNoDigit(Locale locale) {
        Locale.setDefault(Locale.ROOT);
        List<String> expected = texts();
        Locale.setDefault(locale);

        assertThat(texts()).isEqualTo(expected);
    }

    private static List<String> texts() {
        return Stream.concat(
                        Stream.of(new Hour(2).toString()),
                        OutcomeExamples.all().stream()
                                .map(OutcomeExamples.Example::outcome)
                                .flatMap(LocalesTest::texts))
                .toList();
    }

    private static Stream<String> texts(Outcome outcome) {
        try {
            return Stream.of(
                    OutcomeWords.of(outcome).plain(),
                    MAPPER.writeValueAsString(ResultView.of(Answered.of(outcome))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
