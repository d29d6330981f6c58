package dev.nattvakt.mcp.session;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ElicitationTrustTest {

    @ParameterizedTest
    @CsvSource({
        "true, cursor, true",
        "TRUE, cursor, true",
        "false, cursor, false",
        "'cursor', Cursor, false",
        "'other, Some Client ', some client, false",
        "'other', cursor, true",
        "'other', '', true"
    })
    void believesWhomTheSettingDoesNotName(String setting, String client, boolean believed) {
        Client judged =
                ElicitationTrust.of(List.of(setting))
                        .judged(
                                new Client(
                                        Revision.V2025_11_25,
                                        client,
                                        Set.of(ClientCapability.FORMS)));

        assertThat(judged.can(ClientCapability.FORMS)).isEqualTo(believed);
    }
}
