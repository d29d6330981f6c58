package dev.nattvakt.slack.api;

/// What became of a message to a [ResponseUrl].
public sealed interface Delivery {

    record Delivered() implements Delivery {}

    /// Nothing was sent: the address takes no more answers.
    record Spent() implements Delivery {}

    /// Slack does not want it, now or ever.
    record Refused(int status) implements Delivery {}

    /// It may have been seen, or not.
    record Unconfirmed() implements Delivery {}

    /// Slack cannot be reached, so nobody has seen it.
    record Unreachable() implements Delivery {}
}
