package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.LookUp.Found;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class LookUpTest {

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final LookUp lookUp = new LookUp(hostUp);
    private final Deadline deadline = time.deadline(Duration.ofSeconds(30));

    @BeforeEach
    void fleet() {
        hostUp.server("vps_1", "web-01", "192.0.2.10");
        hostUp.server("vps_2", "app", "192.0.2.11");
        hostUp.server("vps_3", "App", "2001:db8::3");
        hostUp.server("vps_4", "192.0.2.99", "192.0.2.12");
        hostUp.nameless("vps_5");
    }

    @ParameterizedTest(name = "{0} is {1}, after {2}")
    @CsvSource({
        "web-01,      vps_1, list name web-01",
        "WEB-01,      vps_1, list name WEB-01",
        "192.0.2.10,  vps_1, list ip 192.0.2.10; list name 192.0.2.10",
        "2001:db8::3, vps_3, list ip 2001:db8::3; list name 2001:db8::3"
    })
    void findsByExactNameInAnyCaseAndByAddress(String word, String id, String asked) {
        Found found = lookUp.find(word, ServerFilter.ALL, deadline);

        assertThat(found)
                .asInstanceOf(type(Found.One.class))
                .extracting(one -> one.vps().id().value())
                .isEqualTo(id);
        assertThat(hostUp.calls()).containsExactly(asked.split("; "));
    }

    @Test
    void knowsWhatAWordMeantLast() {
        assertThat(lookUp.lastMeant("web-01", ServerFilter.ALL)).isEmpty();
        lookUp.find("web-01", ServerFilter.ALL, deadline);
        lookUp.find("2001:db8::3", ServerFilter.ALL, deadline);

        assertThat(lookUp.lastMeant(" WEB-01", ServerFilter.ALL).map(Vps::id))
                .contains(new VpsId("vps_1"));
        assertThat(lookUp.lastMeant("2001:DB8::3", ServerFilter.ALL).map(Vps::id))
                .contains(new VpsId("vps_3"));
        assertThat(lookUp.lastMeant("web-01", new ServerFilter(List.of("db-*")))).isEmpty();
    }

    @Test
    void forgetsWhatAWordMeantOnceItMeansNoServerOrSeveral() {
        lookUp.find("web-01", ServerFilter.ALL, deadline);
        hostUp.server("vps_9", "web-01", "192.0.2.19");
        lookUp.find("web-01", ServerFilter.ALL, deadline);

        assertThat(lookUp.lastMeant("web-01", ServerFilter.ALL)).isEmpty();
    }

    @Test
    void takesAnIdAsItIsWithoutAsking() {
        Found found = lookUp.find("vps_unheard", ServerFilter.ALL, deadline);

        assertThat(found).isEqualTo(new Found.One(Vps.of(new VpsId("vps_unheard"))));
        assertThat(hostUp.calls()).isEmpty();
    }

    @Test
    void choosesNeitherTheAddressNorTheServerThatIsCalledSo() {
        hostUp.server("vps_6", "192.0.2.10", "192.0.2.16");

        assertThat(candidates("192.0.2.10")).containsExactly("vps_1", "vps_6");
    }

    @Test
    void choosesNeitherTheIdNorTheServerThatIsKnownToBeCalledSo() {
        hostUp.server("vps_7", "VPS_1", "192.0.2.17");
        lookUp.find("192.0.2.17", ServerFilter.ALL, deadline);

        assertThat(candidates("vps_1")).containsExactly("vps_1", "vps_7");
        hostUp.server("vps_7", "renamed", "192.0.2.17");
        assertThat(idOf("vps_1")).isEqualTo("vps_1");
    }

    @Test
    void aServerThatHasItsOwnIdForANameIsOneCandidate() {
        hostUp.server("vps_1", "vps_1", "192.0.2.10");
        hostUp.server("vps_7", "vps_1", "192.0.2.17");
        lookUp.find("192.0.2.17", ServerFilter.ALL, deadline);

        assertThat(candidates("vps_1")).containsExactly("vps_1", "vps_7");
        hostUp.server("vps_7", "renamed", "192.0.2.17");
        assertThat(idOf("vps_1")).isEqualTo("vps_1");
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({"s\u0131te, site", "SİTE, site", "\u017Fite, site"})
    void takesNoLetterForAnother(String name, String word) {
        hostUp.server("vps_8", name, "192.0.2.18");

        assertThat(candidates(word)).isEmpty();
        assertThat(idOf(name)).isEqualTo("vps_8");
    }

    private List<String> candidates(String word) {
        return lookUp.find(word, ServerFilter.ALL, deadline)
                        instanceof Found.NotOne(_, List<Vps> candidates)
                ? candidates.stream().map(vps -> vps.id().value()).toList()
                : List.of("one");
    }

    private String idOf(String word) {
        return lookUp.find(word, ServerFilter.ALL, deadline) instanceof Found.One(Vps vps)
                ? vps.id().value()
                : "none";
    }

    @Test
    void takesANameThatLooksLikeAnAddressWhenNoServerHasTheAddress() {
        Found found = lookUp.find("192.0.2.99", ServerFilter.ALL, deadline);

        assertThat(found)
                .asInstanceOf(type(Found.One.class))
                .extracting(one -> one.vps().id().value())
                .isEqualTo("vps_4");
        assertThat(hostUp.calls()).containsExactly("list ip 192.0.2.99", "list name 192.0.2.99");
    }

    @Test
    void isOneServerThatHasTheAddressForANameToo() {
        hostUp.server("vps_6", "192.0.2.16", "192.0.2.16");

        assertThat(idOf("192.0.2.16")).isEqualTo("vps_6");
    }

    @Test
    void namesTheCandidatesOfAnAmbiguousName() {
        Found found = lookUp.find("app", ServerFilter.ALL, deadline);

        assertThat(found)
                .asInstanceOf(type(Found.NotOne.class))
                .satisfies(several ->
                        assertThat(several.candidates())
                                .extracting(vps -> vps.id().value())
                                .containsExactly("vps_2", "vps_3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"web", "web-0", "web-012", "192.0.2.1", "fe80::1", "", "nobody", "../vps_1"})
    void knowsNothingByPartsOfANameOrByAnotherWord(String word) {
        Found found = lookUp.find(word, ServerFilter.ALL, deadline);

        assertThat(found).isEqualTo(new Found.NotOne(word, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "192.0.2.77"})
    void neverTakesAServerThatHostUpReturnsWithoutItsFitting(String word) {
        hostUp.ignoringFilters();

        Found found = lookUp.find(word, ServerFilter.ALL, deadline);

        assertThat(found).isEqualTo(new Found.NotOne(word, List.of()));
    }

    @Test
    void findsTheFittingOneWhenHostUpIgnoresItsFilter() {
        hostUp.ignoringFilters();

        Found found = lookUp.find("web-01", ServerFilter.ALL, deadline);

        assertThat(found)
                .asInstanceOf(type(Found.One.class))
                .extracting(one -> one.vps().id().value())
                .isEqualTo("vps_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-01", "nobody", "192.0.2.10"})
    void neverDecidesOnAPartOfTheServersThatMayFit(String word) {
        hostUp.promisingMoreThatFit();

        assertThatExceptionOfType(HostUpFailure.class)
                .isThrownBy(() -> lookUp.find(word, ServerFilter.ALL, deadline))
                .extracting(HostUpFailure::why)
                .isEqualTo(
                        new HostUpFailure.Why.Unreadable(
                                "HostUp answered a look-up with more than a page of servers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vps_2", "app", "192.0.2.11"})
    void aServerOutOfSightLooksLikeNone(String word) {
        ServerFilter webOnly = new ServerFilter(List.of("web-*"));

        Found found = lookUp.find(word, webOnly, deadline);

        assertThat(found).isEqualTo(new Found.NotOne(word, List.of()));
    }

    @Test
    void aCandidateOutOfSightIsNoCandidate() {
        ServerFilter oneOfThem = new ServerFilter(List.of("vps_2"));

        Found found = lookUp.find("app", oneOfThem, deadline);

        assertThat(found)
                .asInstanceOf(type(Found.One.class))
                .extracting(one -> one.vps().id().value())
                .isEqualTo("vps_2");
    }

    @Test
    void asksForTheNameBehindAnIdWhereNotAllServersMayBeSeen() {
        ServerFilter webOnly = new ServerFilter(List.of("web-*"));

        Found found = lookUp.find("vps_1", webOnly, deadline);

        assertThat(found)
                .asInstanceOf(type(Found.One.class))
                .extracting(one -> one.vps().name())
                .isEqualTo(Optional.of("web-01"));
        assertThat(hostUp.calls()).containsExactly("get vps_1");
    }

    @Test
    void aNamelessServerIsSeenByItsIdOnly() {
        assertThat(lookUp.find("vps_5", new ServerFilter(List.of("web-*")), deadline))
                .isEqualTo(new Found.NotOne("vps_5", List.of()));
        assertThat(lookUp.find("vps_5", new ServerFilter(List.of("vps_5")), deadline))
                .isEqualTo(new Found.One(Vps.of(new VpsId("vps_5"))));
    }

    @Test
    void callsAServerThatWasSeenByItsNameLater() {
        lookUp.find("web-01", ServerFilter.ALL, deadline);

        Found found = lookUp.find("vps_1", ServerFilter.ALL, deadline);

        assertThat(found)
                .asInstanceOf(type(Found.One.class))
                .extracting(one -> one.vps().label())
                .isEqualTo("web-01");
    }

    @Test
    void asksForANameEachTimeSinceNamesMove() {
        lookUp.find("web-01", ServerFilter.ALL, deadline);
        hostUp.server("vps_1", "retired", "192.0.2.10");
        hostUp.server("vps_9", "web-01", "192.0.2.19");

        Found found = lookUp.find("web-01", ServerFilter.ALL, deadline);

        assertThat(found)
                .asInstanceOf(type(Found.One.class))
                .extracting(one -> one.vps().id().value())
                .isEqualTo("vps_9");
    }

    @Test
    void remembersTheNamesOfTwoThousandServers() {
        for (int i = 0; i <= 2_000; i++) {
            lookUp.remember(
                    new Vps(
                            new VpsId("vps_n" + i),
                            Optional.of("n" + i),
                            Optional.empty(),
                            Optional.empty()));
        }

        assertThat(labelOf("vps_n0")).isEqualTo("vps_n0");
        assertThat(labelOf("vps_n1")).isEqualTo("n1");
        assertThat(labelOf("vps_n2000")).isEqualTo("n2000");
    }

    @Test
    void passesOnThatHostUpCannotBeAsked() {
        HostUpFailure.Why outage = new HostUpFailure.Why.Unreachable("no route");
        hostUp.failing("list", outage);

        assertThatExceptionOfType(HostUpFailure.class)
                .isThrownBy(() -> lookUp.find("web-01", ServerFilter.ALL, deadline))
                .extracting(HostUpFailure::why)
                .isEqualTo(outage);
    }

    private String labelOf(String id) {
        return lookUp.find(id, ServerFilter.ALL, deadline) instanceof Found.One(Vps vps)
                ? vps.label()
                : "none";
    }

    @Test
    void findsANameThatTrulyHoldsWhatItsShownFormLacks() {
        hostUp.server("vps_6", "caf\u0065\u0301\u00a0\"x\"", "192.0.2.16");

        assertThat(lookUp.find("cafe\u0301\u00a0\"x\"", ServerFilter.ALL, deadline))
                .asInstanceOf(type(Found.One.class))
                .extracting(one -> one.vps().id().value())
                .isEqualTo("vps_6");
    }

    @Test
    void takesAnIdWithBlanksAround() {
        assertThat(lookUp.find(" vps_1\u2060", ServerFilter.ALL, deadline))
                .isEqualTo(new Found.One(Vps.of(new VpsId("vps_1"))));
    }
}
