package dev.nattvakt.faults.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import dev.nattvakt.faults.process.Checkpoint.Moment;
import dev.nattvakt.faults.process.Checkpoint.Stage;

/// Makes each request and each answer take some time. Of what is on its way at the end, about half
/// still arrives.
final class Dawdle implements Checkpoint.Watch {

    private static final int LONGEST_MILLIS = 250;

    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public boolean passes(Moment moment) throws InterruptedException {
        if (moment.stage() != Stage.SENT && moment.stage() != Stage.ANSWERED) {
            return true;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        boolean ended = over.await(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
        return !ended || random.nextBoolean();
    }

    void end() {
        over.countDown();
    }
}
