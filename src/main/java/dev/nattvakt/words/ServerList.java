package dev.nattvakt.words;

import java.util.List;
import java.util.function.Function;

import dev.nattvakt.schedule.Vps;

/// Servers by name and id, as many as a text has room for; then how many more, and how to get them.
///
/// @param isWhole all of them are named
/// @param left characters that are still free
record ServerList(Words words, boolean isEmpty, boolean isWhole, int left) {

    /// Of the 8,000 characters that a text may have, what sentences around it leave.
    static final int ROOM = 6_400;

    static ServerList of(List<Vps> servers) {
        return of(servers, _ -> "", ", ", ROOM);
    }

    /// @param remark behind each
    static ServerList of(
            List<Vps> servers, Function<Vps, String> remark, String between, int room) {
        Words words = Words.of("");
        int left = room;
        for (int i = 0; i < servers.size(); i++) {
            Vps vps = servers.get(i);
            Words next =
                    Words.of(i == 0 ? "" : between)
                            .quote(vps.label())
                            .text(" (")
                            .code(vps.id().value())
                            .text(")" + remark.apply(vps));
            left -= next.plain().length();
            if (left < 0) {
                String more =
                        " and %s more; ask again with limit %s to see them"
                                .formatted(servers.size() - i, Math.max(1, i));
                return new ServerList(words.text(more), false, false, 0);
            }
            words = words.and(next);
        }
        return new ServerList(words, servers.isEmpty(), true, left);
    }
}
