package dev.nattvakt.change;

import dev.nattvakt.schedule.VpsId;

/// Leave to write without a decision, for tests of the write port.
public final class ClearedForTest {

    private ClearedForTest() {}

    public static Cleared of(VpsId vps, Write write) {
        return new Cleared(vps, write);
    }
}
