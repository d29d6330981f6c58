package dev.nattvakt.slack.api;

/// The result of sending a message to a [ResponseUrl].
public sealed interface Delivery {

    record Delivered() implements Delivery {}

    /// Nothing was sent: the URL takes no more answers.
    record Spent() implements Delivery {}

    /// Slack refused it for good.
    record Refused(int status) implements Delivery {}

    /// The result is unknown: it may have been shown.
    record Unconfirmed() implements Delivery {}

    /// Slack cannot be reached, so it was not shown.
    record Unreachable() implements Delivery {}
}
