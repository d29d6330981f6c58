package dev.nattvakt.sandbox.fleet;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.state.Vps;

/// The true state of all servers at one moment.
public record State(List<Vps> fleet) {

    /// The first server with that id or name.
    ///
    /// @throws IllegalArgumentException when there is none
    public Vps vps(String idOrName) {
        return fleet.stream()
                .filter(vps -> vps.id().equals(idOrName) || vps.name().equals(idOrName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such VPS: " + idOrName));
    }

    public int purchases() {
        return fleet.stream().mapToInt(Vps::purchases).sum();
    }

    public JsonObject json() {
        return new JsonObject()
                .put("purchases", purchases())
                .put("fleet", new JsonArray(fleet.stream().map(State::json).toList()));
    }

    private static JsonObject json(Vps vps) {
        return new JsonObject()
                .put("id", vps.id())
                .put("name", vps.name())
                .put("primaryIp", vps.primaryIp())
                .put("serviceStatus", vps.serviceStatus())
                .put("backupSchedules", vps.backups().json())
                .put("snapshotSchedules", vps.snapshots().json())
                .put("purchases", vps.purchases());
    }
}
