package dev.nattvakt.change.plan;

import java.time.Instant;

import dev.nattvakt.caller.Caller;

/// What waits for a yes, with all that is needed to carry it out later.
///
/// @param content what is carried out
/// @param requester the name of the caller who asked
/// @param expiresAt from then on no apply begins; whole seconds
/// @param forSlack only a person in Slack may say yes
/// @param forOthers the one who asked may not say yes
public record Plan<C>(
        C content, String requester, Instant expiresAt, boolean forSlack, boolean forOthers) {

    public boolean isBy(Caller caller) {
        return caller.name().equals(requester);
    }

    /// The same with what is left of it.
    Plan<C> with(C left) {
        return new Plan<>(left, requester, expiresAt, forSlack, forOthers);
    }
}
