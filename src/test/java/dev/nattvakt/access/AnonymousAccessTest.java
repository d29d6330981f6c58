package dev.nattvakt.access;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.nattvakt.access.AccessConfig.Anonymous;

import static org.assertj.core.api.Assertions.assertThat;

class AnonymousAccessTest {

    private static final List<String> REACHED =
            List.of("NATTVAKT_ACCESS_HOSTS", "NATTVAKT_SLACK_SIGNING_SECRET");

    @Test
    void isGivenWhereNobodyElseReachesTheServer() {
        assertThat(AnonymousAccess.of(Optional.empty(), false, List.of()).isAllowed()).isTrue();
    }

    @Test
    void hasToBeSaidWhereOthersReachTheServer() {
        AnonymousAccess access = AnonymousAccess.of(Optional.empty(), false, REACHED);

        assertThat(access.isAllowed()).isFalse();
        assertThat(access.because())
                .contains("NATTVAKT_ACCESS_HOSTS and NATTVAKT_SLACK_SIGNING_SECRET");
    }

    @Test
    void isGivenInTheSandbox() {
        assertThat(AnonymousAccess.of(Optional.empty(), true, REACHED).isAllowed()).isTrue();
    }

    @Test
    void isAsItWasSaid() {
        assertThat(AnonymousAccess.of(Optional.of(Anonymous.LOOPBACK), false, REACHED).isAllowed())
                .isTrue();
        assertThat(AnonymousAccess.of(Optional.of(Anonymous.NONE), true, List.of()).isAllowed())
                .isFalse();
    }
}
