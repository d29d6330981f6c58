package dev.nattvakt.change;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Policy;
import dev.nattvakt.schedule.Vps;

/// The caller, their door, the house policy, and whether the change is confirmed.
public record Mandate(Caller caller, Door door, Policy policy, boolean confirmed) {

    boolean askFirst(Vps vps, boolean weakens) {
        return !confirmed && policy.asksFirst(caller, door, vps, weakens);
    }
}
