package dev.nattvakt.tool;

import java.util.Optional;
import java.util.function.Supplier;

import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanSeal;

/// Plan tokens: a plan as few bytes, sealed, so that replicas and restarts agree without a secret
/// of their own.
public final class SealedPlans implements PlanSeal {

    private static final int LONGEST_TOKEN = 400;

    private final Seal seal;

    /// @param hostUpKey asked each time, since the key may be rotated; older tokens are void then
    public SealedPlans(Supplier<byte[]> hostUpKey) {
        this.seal = new Seal(hostUpKey, "nattvakt plan token 1");
    }

    @Override
    public String seal(Plan plan) {
        return seal.close(PlanCodec.encode(plan));
    }

    @Override
    public Optional<Plan> open(String token) {
        return token.length() > LONGEST_TOKEN
                ? Optional.empty()
                : seal.open(token.strip()).flatMap(SealedPlans::plan);
    }

    /// Sealed here, but perhaps by a version that is not running any more.
    private static Optional<Plan> plan(byte[] bytes) {
        try {
            return Optional.of(PlanCodec.decode(bytes));
        } catch (IllegalArgumentException otherVersion) {
            return Optional.empty();
        }
    }
}
