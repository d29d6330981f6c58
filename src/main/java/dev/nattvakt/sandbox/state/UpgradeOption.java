package dev.nattvakt.sandbox.state;

import io.vertx.core.json.JsonObject;

/// Something more that can be bought for a VPS.
///
/// @param price kronor a month for each one more
public record UpgradeOption(String key, String label, int currentValue, int price) {
    public static final int MIN = 0;
    public static final int MAX = 30;

    static UpgradeOption backupSlots(int currentValue) {
        return new UpgradeOption("backupSlots", "Backup slots", currentValue, 20);
    }

    static UpgradeOption snapshotSlots(int currentValue) {
        return new UpgradeOption("snapshotSlots", "Snapshot slots", currentValue, 10);
    }

    /// Values are new totals: HostUp does not say, but a slider shows totals.
    public int priceOf(int total) {
        return (total - currentValue) * price;
    }

    public JsonObject json() {
        return new JsonObject()
                .put("key", key)
                .put("label", label)
                .put("type", "slider")
                .put("min", MIN)
                .put("max", MAX)
                .put("step", 1)
                .put("currentValue", currentValue);
    }
}
