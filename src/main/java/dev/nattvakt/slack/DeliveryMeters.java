package dev.nattvakt.slack;

import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import dev.nattvakt.slack.api.Delivery;

/// Counts the results of answers sent after the acknowledgement.
final class DeliveryMeters implements Consumer<Delivery> {

    private final Counter delivered;
    private final Counter spent;
    private final Counter refused;
    private final Counter unconfirmed;
    private final Counter unreachable;

    DeliveryMeters(MeterRegistry meters) {
        this.delivered = counter(meters, "delivered");
        this.spent = counter(meters, "spent");
        this.refused = counter(meters, "refused");
        this.unconfirmed = counter(meters, "unconfirmed");
        this.unreachable = counter(meters, "unreachable");
    }

    @Override
    public void accept(Delivery delivery) {
        switch (delivery) {
            case Delivery.Delivered() -> delivered.increment();
            case Delivery.Spent() -> spent.increment();
            case Delivery.Refused _ -> refused.increment();
            case Delivery.Unconfirmed() -> unconfirmed.increment();
            case Delivery.Unreachable() -> unreachable.increment();
        }
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return Counter.builder("nattvakt.slack.deliveries")
                .description("Answers sent to Slack after the acknowledgement")
                .tag("result", result)
                .register(meters);
    }
}
