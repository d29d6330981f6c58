package dev.nattvakt.faults.door;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.Vertx;

import dev.nattvakt.faults.Row;
import dev.nattvakt.sandbox.state.PostMeaning;

/// One packaged server for each meaning that POST may have at HostUp, started when somebody first
/// needs it, and all rows that come in by their doors.
public final class Houses implements AutoCloseable {

    private final Vertx vertx;
    private final List<PostMeaning> meanings;
    private final Map<PostMeaning, Rig> open = new EnumMap<>(PostMeaning.class);

    /// @param meanings that are tried
    public Houses(Vertx vertx, PostMeaning... meanings) {
        this.vertx = vertx;
        this.meanings = List.of(meanings);
    }

    public List<Row> rows() {
        List<Row> rows = new ArrayList<>(new DoorRows(this).all());
        rows.add(KeyTrouble.row(vertx));
        rows.add(new Reissues(this).row());
        rows.add(new Withdrawals(this).row());
        rows.add(new PlanRows(this).row());
        return rows;
    }

    List<PostMeaning> meanings() {
        return meanings;
    }

    synchronized Rig where(PostMeaning meaning) {
        return open.computeIfAbsent(meaning, wanted -> new Rig(vertx, wanted));
    }

    @Override
    public void close() {
        open.values().forEach(Rig::close);
    }
}
