package dev.nattvakt.change.facts;

import dev.nattvakt.caller.ApprovalWay;

/// A yes to a plan.
///
/// @param by the caller's name
public record Consent(String by, ApprovalWay way) {}
