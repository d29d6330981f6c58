package dev.nattvakt.sandbox.state;

import java.util.Arrays;
import java.util.List;

/// The gates that guard schedules.
public enum GateName {
    CAN_CREATE("canCreate", Side.BACKUPS),
    CAN_UPDATE("canUpdate", Side.BACKUPS),
    CAN_DELETE("canDelete", Side.BACKUPS),
    CAN_ENABLE("canEnable", Side.SNAPSHOTS);

    private final String wire;
    private final Side side;

    GateName(String wire, Side side) {
        this.wire = wire;
        this.side = side;
    }

    public static List<String> all() {
        return Arrays.stream(values()).map(gate -> gate.wire).toList();
    }

    /// The gate of that name; an arbitrary one for an unknown name, which the caller has reported
    /// already.
    public static GateName of(String wire) {
        return Arrays.stream(values())
                .filter(gate -> gate.wire.equals(wire))
                .findFirst()
                .orElse(CAN_CREATE);
    }

    /// Whether this path's GET shows the gate.
    public boolean isShownBy(String path) {
        return path.endsWith("/" + side.path());
    }
}
