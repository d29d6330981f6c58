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
                Unreadable.rows(answer, "data").stream().map(VpsJson::vps).toList(), next(answer));
    }

    /// A page that says there are more, and not where, must not pass for the last one. Neither must
    /// one whose `hasMore` or cursor is of no type that we know.
    private static Optional<String> next(LenientJson answer) {
        Optional<Boolean> hasMore = answer.looseFlag("hasMore");
        if (hasMore.equals(Optional.of(false))) {
            return Optional.empty();
        }
        Optional<String> stated = answer.text("nextCursor");
        boolean mayHaveMore =
                !answer.isAbsent("hasMore") || answer.isStatedOddly("nextCursor", stated);
        if (stated.isEmpty() && mayHaveMore) {
            throw Unreadable.because("HostUp says that there are more servers, but not where");
        }
        return stated.map(VpsJson::cursor);
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
                row.textOrNumber("id")
                        .flatMap(VpsId::stated)
                        .orElseThrow(() -> Unreadable.lacking("server id")),
                row.text("name"),
                row.text("primaryIp"),
                row.text("serviceStatus"));
    }
}
