package dev.nattvakt.sandbox.state;

import io.vertx.core.json.JsonObject;

/// An option that can be bought for a VPS.
///
/// @param price SEK a month for each additional one
public record UpgradeOption(String key, String label, int currentValue, int price) {
    public static final int MIN = 0;
    public static final int MAX = 30;

    static UpgradeOption backupSlots(int currentValue) {
        return new UpgradeOption("backupSlots", "Backup slots", currentValue, 20);
    }

    static UpgradeOption snapshotSlots(int currentValue) {
        return new UpgradeOption("snapshotSlots", "Snapshot slots", currentValue, 10);
    }

    /// The price of a new total. Assumed to be totals, since HostUp shows a slider.
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
