package dev.nattvakt.caller;

import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The context of one request, handed from a door downwards.
///
/// @param progress receives reports of a long call's progress
/// @param cancelled whether the caller has given up; work not begun by then need not begin
/// @param approvalWay how the yes was given, if this call is one to a plan
/// @param asks in which ways a person can be asked where the call came in
public record Call(
        Caller caller,
        Door door,
        Deadline deadline,
        Progress progress,
        BooleanSupplier cancelled,
        ApprovalWay approvalWay,
        Set<ApprovalWay> asks) {

    /// Longest time of a call at doors whose clients can wait.
    public static final Duration TIME = Duration.ofSeconds(30);

    /// Longest time of a call over many servers whose caller hears of its progress.
    public static final Duration TIME_WITH_PROGRESS = Duration.ofMinutes(5);

    /// A call whose yes, if it is one, is the call itself or a press of a button.
    public Call(
            Caller caller,
            Door door,
            Deadline deadline,
            Progress progress,
            BooleanSupplier cancelled) {
        this(
                caller,
                door,
                deadline,
                progress,
                cancelled,
                ApprovalWay.at(door),
                door == Door.SLACK ? Set.of(ApprovalWay.SLACK) : Set.of());
    }

    public Call {
        asks = Set.copyOf(asks);
    }

    /// A call without progress and cancellation.
    public Call(Caller caller, Door door, Deadline deadline) {
        this(caller, door, deadline, Progress.UNHEARD, () -> false);
    }

    /// The same for a yes that was given in that way.
    public Call approvedBy(ApprovalWay way) {
        return new Call(caller, door, deadline, progress, cancelled, way, asks);
    }

    /// The same from a client that can ask its user in these ways.
    public Call asking(Set<ApprovalWay> ways) {
        return new Call(caller, door, deadline, progress, cancelled, approvalWay, ways);
    }

    /// The same, with more time where the caller hears of its progress and can take it back.
    public Call overMany() {
        return progress == Progress.UNHEARD
                ? this
                : new Call(
                        caller,
                        door,
                        deadline.later(TIME_WITH_PROGRESS.minus(TIME)),
                        progress,
                        cancelled,
                        approvalWay,
                        asks);
    }

    /// The part of it that is about one server: it takes no longer than a call about that server.
    public Call overOne() {
        return new Call(
                caller,
                door,
                deadline.within(TIME),
                Progress.UNHEARD,
                cancelled,
                approvalWay,
                asks);
    }

    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
