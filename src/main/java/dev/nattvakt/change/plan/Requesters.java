package dev.nattvakt.change.plan;

import dev.nattvakt.caller.Recent;

/// The whole names of those who asked for plans lately: a token has room for the beginning only. In
/// memory and bounded; safe for many threads.
public final class Requesters {

    private static final int MOST = 1_000;

    private final Recent<String, String> byPlan = new Recent<>(MOST);

    public void keep(Plan plan) {
        byPlan.put(plan.id(), plan.requester());
    }

    /// As the plan has it when the whole name is not known any more.
    public String of(Plan plan) {
        return byPlan.find(plan.id()).orElse(plan.requester());
    }
}
