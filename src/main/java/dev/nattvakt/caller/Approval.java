package dev.nattvakt.caller;

/// Who approves changes that weaken protection (`nattvakt.approval`).
public enum Approval {
    /// Any approver, at the door where the change was asked for.
    CALLER,
    /// A person in Slack, for every caller and door.
    SLACK
}
