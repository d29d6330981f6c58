package dev.nattvakt.mcp.transport;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MediaTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=utf-8",
                " application/* ",
                "*/*",
                "text/html, application/json;q=0.1",
                "application/json;q=0, */*",
                "application/json;q=0.01",
                " "
            })
    void takesJson(String accept) {
        assertThat(MediaTypes.takeJson(List.of(accept))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/json;q=0",
                "application/json; Q=0.00 ;x=1",
                "application/jsonp",
                ","
            })
    void takesNoJson(String accept) {
        assertThat(MediaTypes.takeJson(List.of(accept))).isFalse();
    }

    @Test
    void takesAllWhenNothingIsSaid() {
        assertThat(MediaTypes.takeJson(List.of())).isTrue();
        assertThat(MediaTypes.takeStreams(List.of())).isTrue();
        assertThat(MediaTypes.takeStreams(List.of("", " "))).isTrue();
    }

    @Test
    void readsEveryHeader() {
        List<String> both = List.of("application/json", "text/event-stream");
        assertThat(MediaTypes.takeJson(both)).isTrue();
        assertThat(MediaTypes.takeStreams(both)).isTrue();
        assertThat(MediaTypes.takeStreams(List.of("", "application/json"))).isFalse();
    }

    @Test
    void isJsonByItsTypeAlone() {
        assertThat(MediaTypes.isJson(List.of("application/json;charset=utf-8"))).isTrue();
        assertThat(MediaTypes.isJson(List.of())).isTrue();
        assertThat(MediaTypes.isJson(List.of("text/plain"))).isFalse();
        assertThat(MediaTypes.isJson(List.of("application/json", "application/json"))).isFalse();
    }
}
