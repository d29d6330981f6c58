package dev.nattvakt.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/// What is wrong with an access token. The caller is told no more than that it is not valid; the
/// log says which setting to look at.
enum TokenFault {
    ISSUER_DOWN("its issuer gives no keys (NATTVAKT_ACCESS_OAUTH_ISSUER)"),
    EXPIRED("it has expired, or is not valid yet (is the clock of this machine right?)"),
    ISSUER("it is of another issuer than NATTVAKT_ACCESS_OAUTH_ISSUER"),
    AUDIENCE(
            "it is for another audience than NATTVAKT_ACCESS_OAUTH_AUDIENCE, or the resource where that is not set"),
    SIGNATURE("its signature does not hold, or its key is not the issuer's"),
    CLAIMS("it is no access token with a subject and an expiry");

    private final String words;

    TokenFault(String words) {
        this.words = words;
    }

    static TokenFault of(InvalidJwtException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof IssuerKeys.Unreachable) {
                return ISSUER_DOWN;
            }
        }
        if (has(refused, ErrorCodes.EXPIRED) || has(refused, ErrorCodes.NOT_YET_VALID)) {
            return EXPIRED;
        }
        if (has(refused, ErrorCodes.ISSUER_INVALID)) {
            return ISSUER;
        }
        if (has(refused, ErrorCodes.AUDIENCE_INVALID)) {
            return AUDIENCE;
        }
        return has(refused, ErrorCodes.SIGNATURE_INVALID) || has(refused, ErrorCodes.MISCELLANEOUS)
                ? SIGNATURE
                : CLAIMS;
    }

    private static boolean has(InvalidJwtException refused, int code) {
        return refused.hasErrorCode(code);
    }

    /// Says each fault once a minute, since anybody can send a token. Safe for many threads.
    static final class Log {

        private static final Logger LOG = Logger.getLogger(AccessTokens.class);
        private static final Duration QUIET = Duration.ofMinutes(1);

        private final Map<TokenFault, Instant> told = new EnumMap<>(TokenFault.class);
        private final Clock clock;

        Log(Clock clock) {
            this.clock = clock;
        }

        void note(TokenFault fault) {
            if (isNews(fault)) {
                LOG.warnf("An access token was not taken: %s.", fault.words);
            }
        }

        synchronized boolean isNews(TokenFault fault) {
            Instant now = clock.instant();
            Instant last = told.get(fault);
            boolean isNews = last == null || now.isBefore(last) || !now.isBefore(last.plus(QUIET));
            if (isNews) {
                told.put(fault, now);
            }
            return isNews;
        }
    }
}
