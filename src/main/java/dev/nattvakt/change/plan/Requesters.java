package dev.nattvakt.change.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The whole names of those who asked for plans lately: a token has room for the beginning only. In
/// memory and bounded; safe for many threads.
public final class Requesters {

    private static final int MOST = 1_000;

    private final SequencedMap<String, String> byPlan =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > MOST;
                }
            };

    public synchronized void keep(Plan plan) {
        byPlan.put(plan.id(), plan.requester());
    }

    /// As the plan has it when the whole name is not known any more.
    public synchronized String of(Plan plan) {
        return byPlan.getOrDefault(plan.id(), plan.requester());
    }
}
