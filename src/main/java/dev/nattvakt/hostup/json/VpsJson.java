package dev.nattvakt.hostup.json;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// The answers of GET vps, a page of servers or one.
public final class VpsJson {

    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_.:~+/=%-]{1,1000}");

    private VpsJson() {}

    public static VpsPage page(LenientJson answer) {
        List<JsonNode> rows = answer.rows("data").orElseThrow(() -> Unreadable.lacking("data"));
        List<Vps> servers =
                rows.stream()
                        .flatMap(row -> LenientJson.of(row).flatMap(VpsJson::vps).stream())
                        .toList();
        return new VpsPage(
                servers,
                next(answer),
                answer.has("hasMore") || answer.has("nextCursor"),
                servers.size() < rows.size());
    }

    /// A page that says there are more, and not where, must not pass for the last one; nor one that
    /// says something that is neither a yes nor a no.
    private static Optional<String> next(LenientJson answer) {
        if (answer.looseFlag("hasMore").equals(Optional.of(false))) {
            return Optional.empty();
        }
        Optional<String> stated = answer.text("nextCursor").map(VpsJson::cursor);
        boolean isEnd = answer.isAbsent("hasMore") && answer.isBlank("nextCursor");
        if (stated.isEmpty() && !isEnd) {
            throw Unreadable.because("HostUp says that there are more servers, but not where");
        }
        return stated;
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
        Vps vps = vps(answer).orElseThrow(() -> Unreadable.lacking("server id"));
        if (!vps.id().equals(asked)) {
            throw Unreadable.because("HostUp answered for another server than was asked for");
        }
        return vps;
    }

    /// Empty without a readable id.
    private static Optional<Vps> vps(LenientJson row) {
        return row.textOrNumber("id")
                .flatMap(VpsId::stated)
                .map(id ->
                        new Vps(
                                id,
                                row.text("name"),
                                row.text("primaryIp"),
                                row.text("serviceStatus")));
    }
}
