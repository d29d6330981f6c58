package dev.nattvakt.hostup;

import java.util.Optional;

import dev.nattvakt.fleet.VpsPage;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// The answers of GET vps, a page of servers or one.
final class VpsAnswer {

    private VpsAnswer() {}

    static VpsPage page(Stated answer) {
        return new VpsPage(
                Unreadable.rows(answer, "data").stream().map(VpsAnswer::vps).toList(),
                answer.flag("hasMore").orElse(true) ? answer.text("nextCursor") : Optional.empty());
    }

    /// @throws dev.nattvakt.fleet.CloudFailure when HostUp answered for another server than `asked`
    static Vps one(Stated answer, VpsId asked) {
        Vps vps = vps(answer);
        if (!vps.id().equals(asked)) {
            throw Unreadable.because("HostUp answered for another server than was asked for");
        }
        return vps;
    }

    private static Vps vps(Stated row) {
        return new Vps(
                row.text("id")
                        .flatMap(VpsId::stated)
                        .orElseThrow(() -> Unreadable.lacking("server id")),
                row.text("name"),
                row.text("primaryIp"),
                row.text("serviceStatus"));
    }
}
