package dev.nattvakt.change;

import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.schedule.VpsId;

/// Permission to send one write. Only [Decision] makes it, from a situation that was read for it.
/// The write port takes nothing else, so no write is sent blindly.
public final class Cleared<S extends Situation> implements Decision<S> {

    private final VpsId vps;
    private final Change<S> change;

    Cleared(VpsId vps, Change<S> change) {
        this.vps = vps;
        this.change = change;
    }

    public VpsId vps() {
        return vps;
    }

    public Write write() {
        return change.write();
    }

    Change<S> change() {
        return change;
    }
}
