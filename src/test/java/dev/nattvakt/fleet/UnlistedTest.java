package dev.nattvakt.fleet;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.caller.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

class UnlistedTest {

    private static final HostUpFailure.Why BROKEN =
            new HostUpFailure.Why.Unreachable("HostUp answered 503");

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final Audit audit =
            new Audit(
                    new Roster(hostUp, new LookUp(hostUp)),
                    hostUp,
                    time,
                    new Herd.Rule(0.25, ZoneId.of("UTC")));

    @Test
    void isGoneByHostUpsOwn404AndJudgedWhereItIsThere() {
        hostUp.server(1);

        Unlisted asked = ask(1, 2);

        assertThat(asked.servers())
                .extracting(judged -> judged.judgement().verdict())
                .containsExactly(Verdict.UNPROTECTED);
        assertThat(asked.gone()).containsExactly(new VpsId("vps_2"));
        assertThat(asked.cutShort()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("itsOwn")
    void isUnknownWhereItCannotBeRead(String call, HostUpFailure.Why why) {
        IntStream.rangeClosed(1, 2).forEach(hostUp::server);
        hostUp.failing(call + "vps_1", why);

        Unlisted asked = ask(1, 2);

        assertThat(asked.servers().getFirst().judgement())
                .isEqualTo(new Judgement(Verdict.UNKNOWN, new Evidence.NotRead(why)));
        assertThat(asked.servers()).hasSize(2);
        assertThat(asked.gone()).isEmpty();
        assertThat(asked.cutShort()).isEmpty();
    }

    static Stream<Arguments> itsOwn() {
        HostUpFailure.Why missing =
                new HostUpFailure.Why.Missing(InMemoryFleet.problem(404, "not_found"));
        return Stream.of(
                Arguments.of("get ", BROKEN),
                Arguments.of("read backups of ", BROKEN),
                Arguments.of("read backup schedules of ", missing));
    }

    @Test
    void endsWhereTheFailureIsHostUps() {
        HostUpFailure.Why why = new HostUpFailure.Why.Throttled(Duration.ofMinutes(1));
        IntStream.rangeClosed(1, 3).forEach(hostUp::server);
        hostUp.failing("get vps_2", why);

        Unlisted asked = ask(1, 2, 3);

        assertThat(asked.servers()).hasSize(1);
        assertThat(asked.cutShort()).contains(why);
    }

    @Test
    void takesFiveFailuresInARowForHostUps() {
        IntStream.rangeClosed(1, 7).forEach(hostUp::server);
        IntStream.rangeClosed(2, 6).forEach(server -> hostUp.failing("get vps_" + server, BROKEN));

        Unlisted asked = ask(1, 2, 3, 4, 5, 6, 7);

        assertThat(asked.servers()).hasSize(1);
        assertThat(asked.cutShort()).contains(BROKEN);
    }

    @Test
    void saysThatItDidNotAskAboutAll() {
        Unlisted asked = ask(IntStream.rangeClosed(1, Unlisted.MOST + 1).toArray());

        assertThat(asked.gone()).hasSize(Unlisted.MOST);
        assertThat(asked.cutShort())
                .hasValueSatisfying(why ->
                        assertThat(why.toString())
                                .contains("lacks 101 servers", "only 100 are asked about"));
    }

    private Unlisted ask(int... servers) {
        List<Vps> unlisted =
                IntStream.of(servers).mapToObj(id -> Vps.of(new VpsId("vps_" + id))).toList();
        return Unlisted.ask(audit, unlisted, () -> aCall(time).build());
    }
}
