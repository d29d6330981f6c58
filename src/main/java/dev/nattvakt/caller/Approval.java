package dev.nattvakt.caller;

/// Who says yes to what weakens protection (`nattvakt.approval`).
public enum Approval {
    /// Any approver, at the door where it was asked for.
    CALLER,
    /// A person in Slack, whoever asked, and at whichever door.
    SLACK
}
