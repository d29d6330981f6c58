package dev.nattvakt.hostup.json;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// The answers of GET vps, a page of servers or one.
public final class VpsJson {

    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_.:~+/=%-]{1,1000}");

    private VpsJson() {}

    public static VpsPage page(LenientJson answer) {
        return new VpsPage(
                Unreadable.rows(answer, "data").stream().map(VpsJson::vps).toList(),
                answer.flag("hasMore").orElse(true)
                        ? answer.text("nextCursor").map(VpsJson::cursor)
                        : Optional.empty());
    }

    /// It goes to the caller and comes back as it is, so it must be opaque and not a text.
    ///
    /// @throws dev.nattvakt.fleet.port.HostUpFailure when it cannot be one
    private static String cursor(String stated) {
        if (!CURSOR.matcher(stated).matches()) {
            throw Unreadable.because("HostUp's cursor for the next page is of no usable shape");
        }
        return stated;
    }

    /// @throws dev.nattvakt.fleet.port.HostUpFailure when HostUp answered for another server than
    ///   `asked`
    public static Vps one(LenientJson answer, VpsId asked) {
        Vps vps = vps(answer);
        if (!vps.id().equals(asked)) {
            throw Unreadable.because("HostUp answered for another server than was asked for");
        }
        return vps;
    }

    private static Vps vps(LenientJson row) {
        return new Vps(
                row.text("id")
                        .flatMap(VpsId::stated)
                        .orElseThrow(() -> Unreadable.lacking("server id")),
                row.text("name"),
                row.text("primaryIp"),
                row.text("serviceStatus"));
    }
}
