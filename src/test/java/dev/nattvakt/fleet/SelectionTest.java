package dev.nattvakt.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;

/// The servers that words mean.
class SelectionTest {

    private static final List<Vps> FLEET =
            List.of(
                    vps("vps_1", "web-01", "192.0.2.1"),
                    vps("vps_2", "web-02", "192.0.2.2"),
                    vps("vps_3", "app", "192.0.2.3"),
                    vps("vps_4", "app", "192.0.2.4"),
                    Vps.of(new VpsId("vps_5")));

    private static Vps vps(String id, String name, String ip) {
        return new Vps(new VpsId(id), Optional.of(name), Optional.of(ip), Optional.empty());
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }

    @ParameterizedTest(name = "{0} but {1}: {2}, unclear {3}")
    @CsvSource(
            textBlock =
                    """
                    web-01,          ,        vps_1,                     ''
                    WEB-01,          ,        vps_1,                     ''
                    vps_3 vps_3,     ,        vps_3,                     ''
                    192.0.2.4,       ,        vps_4,                     ''
                    *,               ,        vps_1 vps_2 vps_3 vps_4 vps_5, ''
                    web-* vps_5,     ,        vps_1 vps_2 vps_5,         ''
                    VPS_*,           ,        vps_1 vps_2 vps_3 vps_4 vps_5, ''
                    *,               web-*,   vps_3 vps_4 vps_5,         ''
                    *,               vps_3,   vps_1 vps_2 vps_4 vps_5,   ''
                    app* web-02,     web-02,  vps_3 vps_4,               ''
                    app,             ,        '',                        app:2
                    app app,         ,        '',                        app:2
                    nobody no-*,     ,        '',                        nobody:0 no-*:0
                    *,               app x*,  vps_1 vps_2 vps_3 vps_4 vps_5, app:2! x*:0!
                    """)
    void aWordMeansOneServerAndAPatternAnyNumber(
            String words, String exceptions, String chosen, String unclear) {
        Selection selection = Selection.of(FLEET, words(words), words(exceptions));

        assertThat(selection.servers().stream().map(vps -> vps.id().value()))
                .containsExactlyElementsOf(chosen.isEmpty() ? List.of() : words(chosen));
        assertThat(
                        selection.unclear().stream()
                                .map(one ->
                                        one.word()
                                                + ":"
                                                + one.candidates().size()
                                                + (one.isException() ? "!" : ""))
                                .collect(Collectors.joining(" ")))
                .isEqualTo(unclear);
    }

    @Test
    void anIdThatIsAnothersNameIsUnclear() {
        List<Vps> fleet =
                Stream.concat(FLEET.stream(), Stream.of(vps("vps_6", "vps_1", "192.0.2.6")))
                        .toList();

        assertThat(Selection.of(fleet, List.of("vps_1"), List.of()).unclear())
                .singleElement()
                .extracting(one -> one.candidates().size())
                .isEqualTo(2);
    }
}
