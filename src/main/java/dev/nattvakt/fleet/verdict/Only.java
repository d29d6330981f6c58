package dev.nattvakt.fleet.verdict;

/// Which servers, by their verdicts, a wish over many is about.
public enum Only {
    ALL,
    /// No backup schedule at all; snapshots protect for about a day and do not count.
    UNPROTECTED,
    PROBLEMS,
    /// There is a backup schedule, and it is switched off.
    PAUSED;

    public boolean admits(Judgement judgement) {
        return switch (this) {
            case ALL -> true;
            case PROBLEMS -> judgement.isProblem();
            case PAUSED -> judgement.isProblem() && judgement.verdict() == Verdict.PAUSED;
            case UNPROTECTED ->
                    judgement.isProblem()
                            && (judgement.verdict() == Verdict.UNPROTECTED
                                    || judgement.verdict() == Verdict.SNAPSHOT_ONLY);
        };
    }
}
