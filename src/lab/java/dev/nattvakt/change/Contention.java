package dev.nattvakt.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;

/// Many agents set one server at once, on real threads. The order in which the cloud saw the writes
/// is the witness: every answer has to fit it.
public final class Contention {

    private Contention() {}

    public static Row row() {
        return Row.of("B1", "2-32 agents set one VPS at once", 1_000, Contention::round);
    }

    /// @param began and ended by a counter that all share
    private record Said(int hour, int began, int ended, Outcome outcome) {}

    private static void round(Random random, Tally tally) throws InterruptedException {
        DeskFixture house = DeskFixture.unasked();
        house.web.having(backups(aSchedule().at(2).keeping(3)));
        int agents = random.nextInt(2, 33);
        boolean equal = random.nextBoolean();
        List<Said> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        for (int agent = 0; agent < agents; agent++) {
            int hour = equal ? 5 : 3 + agent % 20;
            threads.add(Thread.startVirtualThread(() -> act(house, hour, start, all)));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        judge(house, all, equal, tally);
    }

    private static void act(DeskFixture house, int hour, CountDownLatch start, List<Said> all) {
        try {
            start.await();
        } catch (InterruptedException stopped) {
            return;
        }
        int began = tick(house);
        Outcome outcome = house.carryOut(aCompleteOrder().hour(hour));
        int ended = tick(house);
        synchronized (all) {
            all.add(new Said(hour, began, ended, outcome));
        }
    }

    /// How many writes the cloud has seen.
    private static int tick(DeskFixture house) {
        return house.cloud.writes().size();
    }

    private static void judge(DeskFixture house, List<Said> all, boolean equal, Tally tally) {
        List<Integer> written =
                house.cloud.writes().stream()
                        .map(write -> ((Write.SaveBackupSchedule) write).schedule())
                        .map(schedule -> schedule.cadence().at().value())
                        .toList();
        tally.count("POSTs", written.size());
        tally.count("answers", all.size());
        tally.expect(!equal || written.size() == 1, "equal values, " + written + " written");
        int before = 2;
        for (int i = 0; i < written.size(); i++) {
            int was = before;
            int hour = written.get(i);
            int place = i;
            boolean isAnswered =
                    all.stream()
                            .anyMatch(said ->
                                    said.outcome() instanceof Outcome.Verified verified
                                            && said.hour() == hour
                                            && is(verified.facts(), was, hour)
                                            && said.began() <= place
                                            && said.ended() > place);
            tally.expect(isAnswered, "no answer fits write " + place + " of " + written);
            before = hour;
        }
        long verified =
                all.stream().filter(said -> said.outcome() instanceof Outcome.Verified).count();
        tally.expect(verified == written.size(), verified + " verified, " + written);
        for (Said said : all) {
            if (said.outcome() instanceof Outcome.AlreadySet) {
                tally.expect(wasSo(said, written), "never so: " + said);
            } else if (!(said.outcome() instanceof Outcome.Verified)) {
                tally.expect(said.outcome() instanceof Outcome.Busy, "" + said);
            }
        }
    }

    private static boolean is(Facts facts, int before, int after) {
        return facts.before().get("hour").equals(Optional.of(before))
                && facts.after().get("hour").equals(Optional.of(after));
    }

    /// Whether some moment of the call had its value.
    private static boolean wasSo(Said said, List<Integer> written) {
        for (int moment = said.began(); moment <= said.ended(); moment++) {
            int value = moment == 0 ? 2 : written.get(moment - 1);
            if (value == said.hour()) {
                return true;
            }
        }
        return false;
    }
}
