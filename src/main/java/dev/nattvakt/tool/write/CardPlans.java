package dev.nattvakt.tool.write;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.PlanToken;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.tool.ToolResult;

/// The plans that people decide on with a card. A card is given a secret of its own, never the
/// plan's token, which a model may have seen. Nothing is kept for it: the secret is derived from
/// the plan, the caller and the session under a key of this process, so it dies with the plan, and
/// is good for what the plan is good for, once.
public final class CardPlans {

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    /// 22 characters, like a plan's token.
    private static final int SECRET_BYTES = 16;

    private final Plans<PlanContent, ?> plans;
    private final BiFunction<String, Call, ToolResult> decline;
    private final RandomGenerator random;
    private final SecretKeySpec key;

    /// @param decline ends the plan of a token
    /// @param random unpredictable
    public CardPlans(
            Plans<PlanContent, ?> plans,
            BiFunction<String, Call, ToolResult> decline,
            RandomGenerator random) {
        this.plans = plans;
        this.decline = decline;
        this.random = random;
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /// The secret of a card on which this caller decides in this session.
    public String secret(String planToken, String caller, String session) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String part : new String[] {planToken, caller, session}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                mac.update(bytes);
            }
            return text(Arrays.copyOf(mac.doFinal(), SECRET_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    /// The token of the plan that the card is about; empty for a text that is no secret of this
    /// caller and session.
    public Optional<String> planToken(String secret, String caller, String session) {
        byte[] said = secret.getBytes(StandardCharsets.UTF_8);
        return plans.tokensOf(caller).stream()
                .map(PlanToken::value)
                .filter(token ->
                        MessageDigest.isEqual(
                                said,
                                secret(token, caller, session).getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    /// In place of a wrong secret: applying it is counted, recorded and answered like any wrong
    /// token, and does nothing.
    public String tokenOfNoPlan() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    /// A person's no.
    public ToolResult decline(String planToken, Call call) {
        return decline.apply(planToken, call);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
