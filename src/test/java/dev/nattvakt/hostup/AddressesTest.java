package dev.nattvakt.hostup;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.hostup.guard.TransportFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressesTest {

    private static final String CHANCE = "by chance";
    private static final String ONE = "192.0.2.1";
    private static final String TWO = "192.0.2.2";
    private static final String THREE = "192.0.2.3";

    private final SteeredTransport transport = new SteeredTransport();
    private final List<String> tried = new ArrayList<>();
    private List<String> known = List.of(ONE, TWO);
    private Set<String> dead = Set.of(CHANCE, ONE);
    private long time;
    private final LongSupplier clock = () -> time;
    private final Addresses addresses =
            new Addresses(
                    URI.create("https://hostup.test"),
                    _ -> known.stream().map(AddressesTest::address).toList(),
                    clock);

    @AfterEach
    void leaveItToChance() {
        SteeredTransport.steer("hostup.test", 443, Optional.empty());
    }

    @Test
    void leavesAnAddressThatAnswersToChance() {
        dead = Set.of();

        assertThat(connect()).isEqualTo(CHANCE);
        assertThat(tried).containsExactly(CHANCE);
    }

    @Test
    void triesOneAfterTheOther() {
        assertThat(connect()).isEqualTo(TWO);
        assertThat(tried).containsExactly(CHANCE, ONE, TWO);
    }

    @Test
    void staysWithTheOneThatAnswersForAMinute() {
        connect();
        tried.clear();

        pass(Duration.ofSeconds(59));
        connect();
        pass(Duration.ofSeconds(1));
        connect();

        assertThat(tried).startsWith(TWO, CHANCE);
    }

    @Test
    void passesOverOneThatFailed() {
        known = List.of(ONE, TWO, THREE);
        connect();
        tried.clear();
        dead = Set.of(CHANCE, TWO);

        connect();

        assertThat(tried).containsExactly(TWO, THREE);
    }

    @Test
    void triesNoneTwiceWhenAllAreDead() {
        dead = Set.of(CHANCE, ONE, TWO);

        assertThatThrownBy(this::connect).hasMessage("HostUp cannot be connected to");
        assertThatThrownBy(this::connect).hasMessage("HostUp cannot be connected to");

        assertThat(tried).containsExactly(CHANCE, ONE, TWO, CHANCE);
    }

    @Test
    void triesNoMoreThanAFewAtOnce() {
        known = List.of(ONE, TWO, THREE, "192.0.2.4", "192.0.2.5", "192.0.2.6");
        dead = Set.of(CHANCE, ONE, TWO, THREE, "192.0.2.4", "192.0.2.5");

        assertThatThrownBy(this::connect).isInstanceOf(TransportFailure.class);
        assertThat(connect()).isEqualTo("192.0.2.6");
    }

    @Test
    void hasNothingElseToTryWhereThereIsOneAddress() {
        known = List.of(ONE);

        assertThatThrownBy(this::connect).isInstanceOf(TransportFailure.class);
        assertThat(tried).containsExactly(CHANCE);
    }

    @Test
    void goesNowhereElseWithWhatMayHaveLeft() {
        for (Exception failure :
                List.of(
                        new SocketException("Connection reset"),
                        new UnknownHostException("hostup.test"))) {
            assertThatThrownBy(() ->
                            addresses.inTurn(
                                    () -> {
                                        throw TransportFailure.because(failure);
                                    },
                                    () -> true))
                    .isInstanceOf(TransportFailure.class);
        }
        assertThat(route()).isEqualTo(CHANCE);
    }

    @Test
    void goesNowhereElseWhenNoTimeIsLeft() {
        assertThatThrownBy(() -> addresses.inTurn(this::attempt, () -> false))
                .isInstanceOf(TransportFailure.class);
        assertThat(tried).containsExactly(CHANCE);
    }

    /// The other has failed there, too, but later: the one that was chosen meanwhile is tried
    /// first.
    @Test
    void followsAnotherRequestThatChose() {
        addresses.inTurn(
                () -> {
                    if (tried.isEmpty()) {
                        connect();
                        throw TransportFailure.because(new ConnectException("refused"));
                    }
                    return attempt();
                },
                () -> true);

        assertThat(tried).containsExactly(CHANCE, ONE, TWO, TWO);
    }

    private String connect() {
        return addresses.inTurn(this::attempt, () -> true);
    }

    private String attempt() {
        String route = route();
        tried.add(route);
        if (dead.contains(route)) {
            throw TransportFailure.because(new ConnectException("refused"));
        }
        return route;
    }

    /// Where Vert.x would connect to.
    private String route() {
        java.net.InetSocketAddress to =
                (java.net.InetSocketAddress)
                        transport.convert(SocketAddress.inetSocketAddress(443, "hostup.test"));
        return to.isUnresolved() ? CHANCE : to.getAddress().getHostAddress();
    }

    private void pass(Duration wait) {
        time += wait.toNanos();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
