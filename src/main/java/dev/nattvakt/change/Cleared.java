package dev.nattvakt.change;

import dev.nattvakt.schedule.VpsId;

/// Leave to send one write. Made by [Decision] alone, from a situation that was read for it; a port
/// that takes nothing else cannot be asked to write blindly.
public final class Cleared implements Decision {

    private final VpsId vps;
    private final Write write;

    Cleared(VpsId vps, Write write) {
        this.vps = vps;
        this.write = write;
    }

    public VpsId vps() {
        return vps;
    }

    public Write write() {
        return write;
    }
}
