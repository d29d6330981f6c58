package dev.nattvakt.change.plan;

/// Where a plan stands.
///
/// @param <C> what plans hold
/// @param <E> how plans end
public sealed interface PlanState<C, E> {

    /// No plan has this token: it was forgotten, made before a restart, or never made.
    record Unknown<C, E>() implements PlanState<C, E> {}

    /// It waits for a yes.
    record Open<C, E>(Plan<C> plan) implements PlanState<C, E> {}

    /// A yes is being carried out.
    record Taken<C, E>(Plan<C> plan) implements PlanState<C, E> {}

    /// Nobody said yes in time.
    record Expired<C, E>(Plan<C> plan) implements PlanState<C, E> {}

    /// It has been carried out, declined, or found void.
    record Ended<C, E>(Plan<C> plan, E how) implements PlanState<C, E> {}
}
