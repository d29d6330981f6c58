package dev.nattvakt.fleet.policy;

import java.time.LocalDate;

import dev.nattvakt.caller.NamePattern;

/// Something in the policy file that is worth a look and no mistake.
public sealed interface PolicyNote {

    PolicyRule rule();

    record PatternWithoutServer(PolicyRule rule, NamePattern pattern) implements PolicyNote {}

    /// @param until the exemption's last day
    record ExemptionEnded(PolicyRule rule, LocalDate until) implements PolicyNote {}
}
