package dev.nattvakt.change.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Plans that have been used, remembered until they expire by themselves: a seal proves who made a
/// token, never that it is used for the first time.
public final class UsedPlans {

    private final Map<String, Instant> expiryById = new ConcurrentHashMap<>();
    private final Clock clock;

    public UsedPlans(Clock clock) {
        this.clock = clock;
    }

    /// Whether this was the first use, and in time.
    public boolean use(Plan plan) {
        Instant now = clock.instant();
        if (!plan.expiresAt().isAfter(now)) {
            return false;
        }
        expiryById.values().removeIf(expiry -> expiry.isBefore(now));
        return expiryById.putIfAbsent(plan.id(), plan.expiresAt()) == null;
    }

    public boolean isUsed(Plan plan) {
        return expiryById.containsKey(plan.id());
    }

    /// Nothing was sent, so the yes still stands.
    public void giveBack(Plan plan) {
        expiryById.remove(plan.id());
    }
}
