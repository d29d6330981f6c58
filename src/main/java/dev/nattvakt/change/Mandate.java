package dev.nattvakt.change;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.schedule.Vps;

/// The caller, their door, the house rules, and whether the change is confirmed.
public record Mandate(Caller caller, Door door, HouseRules rules, boolean confirmed) {

    boolean askFirst(Vps vps, boolean weakens) {
        return !confirmed && rules.asksFirst(caller, door, vps, weakens);
    }
}
