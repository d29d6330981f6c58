package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RosterTest {

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final LookUp lookUp = new LookUp(hostUp);
    private final Roster roster = new Roster(hostUp, lookUp);

    @ParameterizedTest(name = "\"{0}\" finds {1}")
    @CsvSource(
            textBlock =
                    """
                    web,       vps_1 vps_2
                    WEB-0,     vps_1 vps_2
                    -02,       vps_2
                    192.0.2.1, vps_1 vps_3
                    db8,       vps_2
                    DB8::2,    vps_2
                    vps_3,     vps_3
                    vps_,      ''
                    nothing,   ''
                    """)
    void findsByPartsOfNameOrAddressAndByWholeId(String query, String ids) {
        hostUp.server("vps_1", "web-01", "192.0.2.10");
        hostUp.server("vps_2", "Web-02", "2001:DB8::2");
        hostUp.server("vps_3", "db", "192.0.2.11");
        hostUp.nameless("vps_4");

        Roster.Page page =
                roster.page(Optional.of(query), 20, Position.START, ServerFilter.ALL, seconds(30));

        assertThat(page.entries())
                .extracting(entry -> entry.vps().id().value())
                .containsExactlyElementsOf(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
        assertThat(page.next()).isEmpty();
    }

    /// What HostUp's list can do wrong: from a cursor to the page that follows.
    static Stream<Arguments> endless() {
        return Stream.of(
                arguments("the same cursor", (UnaryOperator<String>) at -> "a", true),
                arguments(
                        "two by turns",
                        (UnaryOperator<String>) at -> at.equals("a") ? "b" : "a",
                        true),
                arguments("longer and longer", (UnaryOperator<String>) at -> at + "a", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void saysThatAListDoesNotEnd(String label, UnaryOperator<String> cursors, boolean newServers) {
        AtomicInteger pages = new AtomicInteger();
        Roster endless =
                new Roster(
                        new InMemoryFleet(time) {
                            @Override
                            public VpsPage list(VpsQuery query, Deadline deadline) {
                                int page = pages.incrementAndGet();
                                String at = ((VpsQuery.Everything) query).cursor().orElse("start");
                                return new VpsPage(
                                        List.of(
                                                Vps.of(
                                                        new VpsId(
                                                                "vps_" + (newServers ? page : 1)))),
                                        Optional.of(cursors.apply(at)));
                            }
                        },
                        lookUp);

        assertThatThrownBy(() ->
                        endless.page(
                                Optional.empty(),
                                100,
                                Position.START,
                                ServerFilter.ALL,
                                seconds(30)))
                .isInstanceOf(HostUpFailure.class)
                .hasMessageContaining("does not end");
        assertThat(pages).hasValueLessThan(5);
    }

    @Test
    void readsALimitedNumberOfPagesForOneCall() {
        for (int i = 0; i < 60; i++) {
            hostUp.server(i);
        }
        hostUp.pagesOf(1);

        Roster.Page page =
                roster.page(
                        Optional.of("nothing"), 20, Position.START, ServerFilter.ALL, seconds(30));

        assertThat(page.entries()).isEmpty();
        assertThat(page.next()).isPresent();
        assertThat(hostUp.calls()).hasSize(Roster.MOST_PAGES);
    }

    @ParameterizedTest(name = "{0} servers, pages of {1}, {2} at a time")
    @CsvSource({
        "0, 3, 5",
        "1, 3, 5",
        "7, 3, 1",
        "7, 3, 2",
        "7, 3, 3",
        "7, 3, 4",
        "7, 3, 7",
        "7, 3, 20",
        "6, 3, 3",
        "6, 6, 6",
        "250, 100, 99",
        "250, 100, 100"
    })
    void showsEveryServerOnceHoweverItIsPaged(int servers, int pages, int limit) {
        for (int i = 0; i < servers; i++) {
            hostUp.server(i);
        }
        hostUp.pagesOf(pages);
        List<String> seen = new ArrayList<>();

        Optional<Position> next = Optional.of(Position.START);
        while (next.isPresent()) {
            Position from = Position.of(next.get().word()).orElseThrow();
            Roster.Page page =
                    roster.page(Optional.empty(), limit, from, ServerFilter.ALL, seconds(30));
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            page.entries().forEach(entry -> seen.add(entry.vps().id().value()));
            next = page.next();
        }

        assertThat(seen).hasSize(servers).doesNotHaveDuplicates();
    }

    @Test
    void goesOnBehindAnyServer() {
        for (int i = 1; i <= 5; i++) {
            hostUp.server(i);
        }
        hostUp.pagesOf(3);

        Roster.Page page =
                roster.page(Optional.empty(), 20, Position.START, ServerFilter.ALL, seconds(30));

        assertThat(page.entries())
                .extracting(Roster.Entry::after)
                .containsExactly(
                        Optional.of(new Position(1, Optional.empty())),
                        Optional.of(new Position(2, Optional.empty())),
                        Optional.of(new Position(0, Optional.of("from-3"))),
                        Optional.of(new Position(1, Optional.of("from-3"))),
                        Optional.empty());
        assertThat(hostUp.calls()).containsExactly("list start", "list from-3");
    }

    @Test
    void looksOnPastPagesWithoutAFittingServer() {
        for (int i = 1; i <= 9; i++) {
            hostUp.server(i);
        }
        hostUp.pagesOf(2);

        Roster.Page page =
                roster.page(
                        Optional.of("node-09"), 1, Position.START, ServerFilter.ALL, seconds(30));

        assertThat(page.entries())
                .extracting(entry -> entry.vps().label())
                .containsExactly("node-09");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void showsOnlyWhatTheCallerMaySee() {
        hostUp.server("vps_1", "web-01", "192.0.2.1");
        hostUp.server("vps_2", "db-01", "192.0.2.2");
        hostUp.nameless("vps_3");

        Roster.Page page =
                roster.page(
                        Optional.empty(),
                        20,
                        Position.START,
                        new ServerFilter(List.of("db-*", "vps_3")),
                        seconds(30));

        assertThat(page.entries())
                .extracting(entry -> entry.vps().label())
                .containsExactly("db-01", "vps_3");
    }

    @Test
    void beginsNoFurtherPageInTheLastMoment() {
        for (int i = 1; i <= 9; i++) {
            hostUp.server(i);
        }
        hostUp.pagesOf(2).slow(Duration.ofSeconds(3));

        Roster.Page page =
                roster.page(Optional.of("none"), 20, Position.START, ServerFilter.ALL, seconds(8));

        assertThat(hostUp.calls()).containsExactly("list start", "list from-2");
        assertThat(page.entries()).isEmpty();
        assertThat(page.next()).contains(new Position(0, Optional.of("from-4")));
    }

    @Test
    void readsTheFirstPageHoweverLittleTimeIsLeft() {
        hostUp.server(1);

        Roster.Page page =
                roster.page(Optional.empty(), 20, Position.START, ServerFilter.ALL, seconds(1));

        assertThat(page.entries()).hasSize(1);
    }

    @Test
    void aPositionBehindAShrunkenPageGoesOnWithTheNext() {
        hostUp.server(1);
        hostUp.server(2);
        hostUp.server(3);
        hostUp.pagesOf(2);

        Roster.Page page =
                roster.page(
                        Optional.empty(),
                        20,
                        new Position(50, Optional.empty()),
                        ServerFilter.ALL,
                        seconds(30));

        assertThat(page.entries())
                .extracting(entry -> entry.vps().label())
                .containsExactly("node-03");
    }

    @Test
    void teachesTheLookUpTheNamesItSees() {
        hostUp.server("vps_1", "web-01", "192.0.2.1");

        roster.page(Optional.empty(), 20, Position.START, ServerFilter.ALL, seconds(30));

        assertThat(lookUp.find("vps_1", ServerFilter.ALL, seconds(30)))
                .extracting(found -> found instanceof LookUp.Found.One(Vps vps) ? vps.label() : "")
                .isEqualTo("web-01");
    }

    private Deadline seconds(int seconds) {
        return time.deadline(Duration.ofSeconds(seconds));
    }

    @Test
    void listsAllPageAfterPage() {
        IntStream.rangeClosed(1, 7).forEach(hostUp::server);
        hostUp.pagesOf(3);

        assertThat(roster.all(ServerFilter.ALL, seconds(30))).hasSize(7);
        assertThat(roster.all(new ServerFilter(List.of("node-0*")), seconds(30))).hasSize(7);
        assertThat(roster.all(new ServerFilter(List.of("web-*")), seconds(30))).isEmpty();
    }

    @Test
    void listsNothingWhenThereIsNoTimeForAll() {
        IntStream.rangeClosed(1, 30).forEach(hostUp::server);
        hostUp.pagesOf(1).slow(Duration.ofSeconds(1));

        assertThatThrownBy(() -> roster.all(ServerFilter.ALL, seconds(10)))
                .isInstanceOf(HostUpFailure.class)
                .hasMessageContaining("no time left");
    }

    /// What HostUp's list can do wrong over several calls: from a page to its cursor.
    static Stream<Arguments> endlessOverCalls() {
        return Stream.of(
                arguments("round in circles", 1, (IntUnaryOperator) at -> at % Roster.MOST_PAGES),
                arguments("on and on", 1_000, IntUnaryOperator.identity()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessOverCalls")
    void listsNothingOfAListThatDoesNotEnd(String label, int servers, IntUnaryOperator cursors) {
        AtomicInteger pages = new AtomicInteger();
        Roster endless =
                new Roster(
                        new InMemoryFleet(time) {
                            @Override
                            public VpsPage list(VpsQuery query, Deadline deadline) {
                                int page = pages.incrementAndGet();
                                return new VpsPage(
                                        IntStream.range(page * servers, (page + 1) * servers)
                                                .mapToObj(i -> Vps.of(new VpsId("vps_" + i)))
                                                .toList(),
                                        Optional.of("c" + cursors.applyAsInt(page)));
                            }
                        },
                        lookUp);

        assertThatThrownBy(() -> endless.all(ServerFilter.ALL, seconds(30)))
                .isInstanceOf(HostUpFailure.class)
                .hasMessageContaining("does not end");
        assertThat(pages).hasValueLessThanOrEqualTo(2 * Roster.MOST_PAGES);
    }

    @Test
    void aFullPageThatSaysNothingOfMoreIsNoEnd() {
        Roster silent = new Roster(saying(Position.PAGE, false, false), lookUp);
        Roster few = new Roster(saying(Position.PAGE - 1, false, false), lookUp);

        assertThatThrownBy(() -> silent.all(ServerFilter.ALL, seconds(30)))
                .hasMessageContaining("does not say whether there are more servers");
        assertThat(few.all(ServerFilter.ALL, seconds(30))).hasSize(Position.PAGE - 1);
    }

    @Test
    void namelessServersHideNoOthersAndAreSaid() {
        Roster roster = new Roster(saying(3, true, true), lookUp);

        Roster.Page page =
                roster.page(Optional.empty(), 20, Position.START, ServerFilter.ALL, seconds(30));

        assertThat(page.entries()).hasSize(3);
        assertThat(page.hasNameless()).isTrue();
        assertThatThrownBy(() -> roster.all(ServerFilter.ALL, seconds(30)))
                .hasMessageContaining("without a readable id");
    }

    /// A list of one page.
    private InMemoryFleet saying(int servers, boolean isEndStated, boolean hasNameless) {
        return new InMemoryFleet(time) {
            @Override
            public VpsPage list(VpsQuery query, Deadline deadline) {
                return new VpsPage(
                        IntStream.range(0, servers)
                                .mapToObj(i -> Vps.of(new VpsId("vps_" + i)))
                                .toList(),
                        Optional.empty(),
                        isEndStated,
                        hasNameless);
            }
        };
    }
}
