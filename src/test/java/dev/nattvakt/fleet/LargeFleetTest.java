package dev.nattvakt.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.pace.Pace;
import dev.nattvakt.fleet.pace.PacedReader;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.stated.RunStatus;

import static dev.nattvakt.caller.CallBuilder.aCall;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;

/// A thousand servers, at HostUp's pace.
class LargeFleetTest {

    private static final int SERVERS = 1_000;
    private static final int PER_SECOND = 10;
    private static final Instant LAST_NIGHT = VirtualTime.START.minus(Duration.ofHours(8));

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final Audit audit =
            new Audit(
                    new Roster(hostUp, new LookUp(hostUp)),
                    new PacedReader(hostUp, new Pace(PER_SECOND, time::nanoTime, time)),
                    time,
                    new Herd.Rule(0.25, ZoneId.of("UTC")));
    private final List<String> heard = new ArrayList<>();

    /// One in ten fails, one in a hundred cannot be seen, the others ran well.
    @BeforeEach
    void fleet() {
        for (int i = 1; i <= SERVERS; i++) {
            RunStatus status = i % 10 == 5 ? RunStatus.FAILED : RunStatus.COMPLETED;
            hostUp.server("vps_%04d".formatted(i), "node-%04d".formatted(i), "192.0.2.1")
                    .having(backups(aSchedule().at(i % 24).lastRun(LAST_NIGHT, status)))
                    .holding(new Copies(3, List.of(LAST_NIGHT)));
            if (i % 100 == 0) {
                hostUp.failing(
                        "read backups of vps_%04d".formatted(i),
                        new HostUpFailure.Why.Unreadable("not JSON"));
            }
        }
    }

    @Test
    void isSeenWholePageByPageWithinTheRateAndEachDeadline() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        Optional<Position> next = Optional.of(Position.START);
        Instant begin = time.instant();
        int largest = 0;
        while (next.isPresent()) {
            Instant asked = time.instant();
            Audit.Report page =
                    audit.run(Optional.empty(), 100, next.get(), Judgement::isProblem, watched());
            assertThat(Duration.between(asked, time.instant())).isLessThan(Call.TIME);
            page.counts().forEach((verdict, count) -> counts.merge(verdict, count, Integer::sum));
            largest = Math.max(largest, page.servers().size());
            next = page.next();
        }

        assertThat(counts)
                .isEqualTo(
                        Map.of(Verdict.PROTECTED, 890, Verdict.FAILING, 100, Verdict.UNKNOWN, 10));
        assertThat(largest).as("what one answer holds").isLessThanOrEqualTo(100);
        assertThat(Duration.between(begin, time.instant()))
                .as("three reads a server")
                .isBetween(
                        Duration.ofSeconds((3 * SERVERS - 10) / PER_SECOND - 1),
                        Duration.ofSeconds(3 * SERVERS / PER_SECOND + 1));
    }

    @Test
    void tellsHowFarItIs() {
        audit.run(Optional.empty(), 50, Position.START, Judgement::isProblem, watched());

        assertThat(heard).hasSize(50).startsWith("1/50", "2/50").endsWith("50/50");
    }

    private Call watched() {
        Call call = aCall(time).build();
        return new Call(
                call.caller(),
                call.door(),
                call.deadline(),
                (done, total) -> heard.add(done + "/" + total),
                () -> false);
    }
}
