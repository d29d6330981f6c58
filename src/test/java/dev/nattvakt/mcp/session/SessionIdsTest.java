package dev.nattvakt.mcp.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.tool.Seal;

import static org.assertj.core.api.Assertions.assertThat;

class SessionIdsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Caller ANNA = new Caller("anna", Role.APPROVER, ServerFilter.ALL);
    private static final Client CLIENT =
            new Client(
                    Revision.V2025_06_18,
                    "Some Client",
                    Set.of(ClientCapability.FORMS, ClientCapability.SAMPLING));

    private final List<byte[]> keys = new ArrayList<>(List.of(new byte[] {1}));

    @Test
    void idBringsItsClientBack() {
        assertThat(at(NOW).client(at(NOW).begin(CLIENT, ANNA), ANNA)).contains(CLIENT);
    }

    @Test
    void idIsVisibleAsciiAndNeverTheSameTwice() {
        String one = at(NOW).begin(CLIENT, ANNA);

        assertThat(one).matches("[!-~]+").isNotEqualTo(at(NOW).begin(CLIENT, ANNA));
    }

    @Test
    void idHoldsForADay() {
        String id = at(NOW).begin(CLIENT, ANNA);

        assertThat(at(NOW.plus(Duration.ofDays(1)).minusSeconds(1)).client(id, ANNA)).isPresent();
        assertThat(at(NOW.plus(Duration.ofDays(1))).client(id, ANNA)).isEmpty();
    }

    @Test
    void idIsNobodyElses() {
        String id = at(NOW).begin(CLIENT, ANNA);

        assertThat(at(NOW).client(id, new Caller("bob", Role.APPROVER, ServerFilter.ALL)))
                .isEmpty();
    }

    @Test
    void idOutlivesTheKeyAsLongAsThatIsRemembered() {
        String id = at(NOW).begin(CLIENT, ANNA);

        keys.addFirst(new byte[] {2});
        assertThat(at(NOW).client(id, ANNA)).isPresent();
        keys.removeLast();
        assertThat(at(NOW).client(id, ANNA)).isEmpty();
    }

    @Test
    void everyChangedCharacterEndsIt() {
        String id = at(NOW).begin(CLIENT, ANNA);

        for (int at = 0; at < id.length(); at++) {
            char other = id.charAt(at) == 'A' ? 'B' : 'A';
            String changed = id.substring(0, at) + other + id.substring(at + 1);
            assertThat(at(NOW).client(changed, ANNA)).isEmpty();
        }
    }

    @Test
    void lengthOfAnIdIsBounded() {
        Client long64 =
                new Client(
                        Revision.V2025_11_25,
                        "\u00e9".repeat(64),
                        Set.of(ClientCapability.values()));
        Caller longName = new Caller("n".repeat(5000), Role.VIEWER, ServerFilter.ALL);

        assertThat(at(NOW).begin(long64, longName)).hasSizeLessThan(600);
    }

    private SessionIds at(Instant now) {
        return new SessionIds(
                Seal.underAnyOf(() -> keys, "test"), Clock.fixed(now, ZoneOffset.UTC));
    }
}
