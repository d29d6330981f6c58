package dev.nattvakt.change.plan;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The name of a plan: 128 random bits as 22 characters of URL-safe base64. It says nothing about
/// the plan, and cannot be guessed.
public record PlanToken(String value) {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    /// @param random unpredictable
    static PlanToken from(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new PlanToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Empty for a text of another length or alphabet; spaces around the token are ignored.
    public static Optional<PlanToken> parse(String text) {
        return Optional.of(text.strip())
                .filter(token -> FORM.matcher(token).matches())
                .map(PlanToken::new);
    }

    /// It works like a password, so it must not reach a log.
    @Override
    public String toString() {
        return "PlanToken[***]";
    }
}
