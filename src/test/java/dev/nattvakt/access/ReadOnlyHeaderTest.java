package dev.nattvakt.access;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadOnlyHeaderTest {

    private static boolean isSent(String header) {
        String[] parts = header.split(": ?", -1);
        return ReadOnlyHeader.isSent(
                MultiMap.caseInsensitiveMultiMap()
                        .add("Accept", "application/json")
                        .add(parts[0], parts[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nattvakt-Read-Only: true",
                "X-Nattvakt-Readonly: TRUE",
                "x-nattvakt-readonly: yes",
                "X-NATTVAKT-READ_ONLY: true",
                "X_Nattvakt_Read_Only: 1",
                "X-Nattvakt-Read-Onyl: true",
                "X-Natvakt-Read-Only: on",
                "Nattvakt-Read-Only: true",
                "X-Nattvakt-Read-Only: 0",
                "X-Nattvakt-Read-Only:"
            })
    void narrowsHoweverItIsSpelt(String header) {
        assertThat(isSent(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nattvakt-Read-Only: false",
                "X-NATTVAKT-READ_ONLY: False",
                "X-Nattvakt-Tools: find_vps",
                "X-Forwarded-Proto: https",
                "Alternates: x",
                "X-Native-Readonly-Cache: true"
            })
    void otherHeadersDoNot(String header) {
        assertThat(isSent(header)).isFalse();
    }
}
