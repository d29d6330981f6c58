package dev.nattvakt.change;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Policy;

/// Who wants the change, under which house rules, and whether the yes has been given.
public record Terms(Caller caller, Policy policy, boolean confirmed) {}
