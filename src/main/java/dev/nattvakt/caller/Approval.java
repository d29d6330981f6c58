package dev.nattvakt.caller;

/// Who approves changes that weaken protection (`nattvakt.approval`).
public enum Approval {
    /// Any approver, at the door where the change was asked for.
    CALLER,
    /// A person in Slack, for every caller and door.
    SLACK,
    /// A person: by an answer, a card or a button, and never by a plain call, which a model could
    /// make.
    PERSON;

    public boolean accepts(ApprovalWay way) {
        return switch (this) {
            case CALLER -> true;
            case SLACK -> way == ApprovalWay.SLACK;
            case PERSON -> way != ApprovalWay.CALLER;
        };
    }
}
