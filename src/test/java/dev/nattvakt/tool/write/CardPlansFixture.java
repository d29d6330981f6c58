package dev.nattvakt.tool.write;

import java.time.Clock;
import java.util.Random;

import dev.nattvakt.change.plan.Plans;

/// For doors whose clients have no plans.
public final class CardPlansFixture {

    private CardPlansFixture() {}

    public static CardPlans none() {
        return new CardPlans(
                new Plans<>(Clock.systemUTC(), new Random(7)),
                (_, _) -> {
                    throw new IllegalStateException("there are no plans");
                },
                new Random(7));
    }
}
