package dev.nattvakt.change;

import java.time.Duration;
import java.util.Random;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.Mishap.Ledger;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.schedule.Vps;

/// What most clients do: any POST is tried three times, and a 2xx is believed. It stands beside the
/// house to show that the laboratory can tell the difference.
final class NaiveClient {

    private static final int TRIES = 3;

    private NaiveClient() {}

    static void carryOut(RandomScene scene, Order<?> order, Mishap mishap, Tally tally) {
        send(scene.house, scene.random, Situations.WEB, scene.house.web, order, mishap, tally);
    }

    static <S extends Situation> void send(
            DeskFixture house,
            Random random,
            Vps vps,
            Server server,
            Order<S> order,
            Mishap mishap,
            Tally tally) {
        Deadline deadline = house.time.deadline(Duration.ofMinutes(1));
        S now = order.read(house.cloud, vps, house.time.instant(), Situations.UTC, deadline);
        if (order.in(now) instanceof Draft.Satisfied<S> so) {
            tally.count("naive: calls");
            if (!Truth.shows(server, so.now())) {
                tally.count("naive: says it is so already, and it is not");
            }
            return;
        }
        if (!(order.in(now) instanceof Draft.Ready<S>(Change<S> change))) {
            return;
        }
        Ledger ledger = new Ledger();
        house.cloud.usually(mishap.reaction(random, ledger));
        boolean claimsDone = false;
        for (int attempt = 0; attempt < TRIES && !claimsDone; attempt++) {
            Sent sent = house.cloud.write(new Cleared<>(now.vps().id(), change), deadline);
            // What went wrong once goes well the next time: as kind to it as can be.
            house.cloud.usually(Mishap.NONE.reaction(random, ledger));
            claimsDone = sent instanceof Sent.Accepted;
            boolean triesAgain =
                    sent instanceof Sent.Ambiguous
                            || sent instanceof Sent.Throttled
                            || sent instanceof Sent.Denied;
            if (!triesAgain && !claimsDone) {
                break;
            }
        }
        tally.count("naive: calls");
        if (ledger.applied > 1) {
            tally.count("naive: applied more than once");
        }
        if (claimsDone && !Truth.isSo(server, change.write())) {
            tally.count("naive: says done, and it is not so");
        }
        if (!claimsDone && ledger.applied > 0) {
            tally.count("naive: says failed, and it was done");
        }
    }
}
