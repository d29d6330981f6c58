package dev.nattvakt.caller;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerFilterTest {

    @ParameterizedTest(name = "{0} includes {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    *,        web-01,       true
                    *,        '',           true
                    web-01,   web-01,       true
                    web-01,   WEB-01,       true
                    WEB-01,   web-01,       true
                    web-01,   web-012,      false
                    web-01,   my-web-01,    false
                    web-*,    web-01,       true
                    web-*,    web-,         true
                    web-*,    web,          false
                    web-*,    my-web-01,    false
                    *-01,     web-01,       true
                    *-01,     web-02,       false
                    *eb*1,    web-01,       true
                    web.01,   web-01,       false
                    web-0?,   web-01,       false
                    [a-z]*,   web-01,       false
                    \\Eweb*,  web-01,       false
                    web *,    web-01,       false
                    web *,    web 01,       true
                    'web* db', web-01db,    false
                    vps_01a*, vps_01abc,    true
                    """)
    void fitsPatternsLetterByLetter(String pattern, String word, boolean included) {
        ServerFilter serverFilter = new ServerFilter(List.of(pattern));

        assertThat(serverFilter.include(word)).isEqualTo(included);
    }

    @Test
    void includesWhatAnyPatternFits() {
        ServerFilter serverFilter = new ServerFilter(List.of("web-*", "db-01"));

        assertThat(List.of("web-07", "db-01", "db-02"))
                .filteredOn(serverFilter::include)
                .containsExactly("web-07", "db-01");
    }

    @Test
    void includesNothingWithoutPatterns() {
        ServerFilter serverFilter = new ServerFilter(List.of());

        assertThat(serverFilter.include("web-01")).isFalse();
        assertThat(serverFilter.areAll()).isFalse();
    }

    @Test
    void areAllAsSoonAsOnePatternIsAStar() {
        assertThat(new ServerFilter(List.of("web-*", "*")).areAll()).isTrue();
        assertThat(new ServerFilter(List.of("web-*", "**")).areAll()).isFalse();
    }
}
