package dev.nattvakt.hostup;

import java.time.ZoneId;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostUpConfigTest {

    @Test
    void speaksWithHostUpUnlessToldOtherwise() {
        HostUpConfig config = config(Map.of());

        assertThat(config.url()).isEqualTo("https://cloud.hostup.se");
        assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.pace()).isEqualTo(10);
    }

    @Test
    void refusesAZoneThatDoesNotExist() {
        assertThatThrownBy(() -> config(Map.of("nattvakt.hostup.zone", "Sweden/Stockholm")))
                .hasMessageContaining("nattvakt.hostup.zone");
    }

    @ParameterizedTest
    @CsvSource({"europe/stockholm, Europe/Stockholm", "America/New York, America/New_York"})
    void takesAZoneAsToolsDo(String said, ZoneId zone) {
        assertThat(config(Map.of("nattvakt.hostup.zone", said)).zone()).isEqualTo(zone);
    }

    private static HostUpConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HostUpConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(HostUpConfig.class);
    }
}
