package dev.nattvakt.caller;

import java.util.Set;

/// The yes that a change needs before it is made.
///
/// @param approval who has to say it
/// @param ways in which it can be given from where the change was asked for; empty: in none
public record NeededYes(Approval approval, Set<ApprovalWay> ways) {

    public static final NeededYes OF_CALLER =
            new NeededYes(Approval.CALLER, Set.of(ApprovalWay.CALLER));

    public static final NeededYes IN_SLACK =
            new NeededYes(Approval.SLACK, Set.of(ApprovalWay.SLACK));

    public NeededYes {
        ways = Set.copyOf(ways);
    }

    /// Whether a plain call gives it. Only then is the caller told the plan's token.
    public boolean isByCall() {
        return ways.contains(ApprovalWay.CALLER);
    }
}
