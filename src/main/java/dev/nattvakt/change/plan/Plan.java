package dev.nattvakt.change.plan;

import java.time.Instant;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.NeededYes;

/// What waits for a yes, with all that is needed to carry it out later.
///
/// @param content what is carried out
/// @param requester the name of the caller who asked
/// @param expiresAt from then on no apply begins; whole seconds
/// @param yes that it needs
/// @param forOthers the one who asked may not say yes
public record Plan<C>(
        C content, String requester, Instant expiresAt, NeededYes yes, boolean forOthers) {

    public boolean isBy(Caller caller) {
        return caller.name().equals(requester);
    }

    /// Whether only a person in Slack may say yes.
    public boolean forSlack() {
        return yes.approval() == Approval.SLACK;
    }

    /// The same with what is left of it.
    Plan<C> with(C left) {
        return new Plan<>(left, requester, expiresAt, yes, forOthers);
    }
}
