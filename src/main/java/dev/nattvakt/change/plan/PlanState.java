package dev.nattvakt.change.plan;

/// Where a plan stands.
///
/// @param <E> how plans end
public sealed interface PlanState<E> {

    /// No plan has this token: it was forgotten, made before a restart, or never made.
    record Unknown<E>() implements PlanState<E> {}

    /// It waits for a yes.
    record Open<E>(Plan plan) implements PlanState<E> {}

    /// A yes is being carried out.
    record Taken<E>(Plan plan) implements PlanState<E> {}

    /// Nobody said yes in time.
    record Expired<E>(Plan plan) implements PlanState<E> {}

    /// It has been carried out, declined, or found void.
    record Ended<E>(Plan plan, E how) implements PlanState<E> {}
}
