package dev.nattvakt.fleet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.fleet.pace.FailuresInARow;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// What became of servers that were there before and that HostUp's list does not show. A list may
/// lose a server for a while: only HostUp's own 404 to the server says that it is gone, and one
/// that could not be asked about is unknown.
///
/// @param servers those that are there all the same, or that could not be read
/// @param gone those that HostUp says itself are not there
/// @param cutShort why not all were asked about; empty when they were
public record Unlisted(
        List<Audit.Judged> servers, Set<VpsId> gone, Optional<HostUpFailure.Why> cutShort) {

    /// Asked about in one round.
    static final int MOST = 100;

    public Unlisted {
        servers = List.copyOf(servers);
        gone = Set.copyOf(gone);
    }

    /// @param calls a call for each server, with a deadline of its own
    public static Unlisted ask(Audit audit, List<Vps> unlisted, Supplier<Call> calls) {
        List<Audit.Judged> servers = new ArrayList<>();
        Set<VpsId> gone = new HashSet<>();
        FailuresInARow failures = new FailuresInARow();
        for (Vps vps : unlisted.stream().limit(MOST).toList()) {
            try {
                Optional<Audit.Judged> there = audit.again(vps, calls.get());
                there.ifPresentOrElse(servers::add, () -> gone.add(vps.id()));
                Optional<HostUpFailure.Why> unread = there.flatMap(Unlisted::unread);
                if (unread.isEmpty()) {
                    failures.none();
                } else if (failures.another()) {
                    return new Unlisted(Audit.Judged.withoutUnreadEnd(servers), gone, unread);
                }
            } catch (HostUpFailure failure) {
                return new Unlisted(
                        Audit.Judged.withoutUnreadEnd(servers), gone, Optional.of(failure.why()));
            }
        }
        return new Unlisted(
                servers,
                gone,
                unlisted.size() > MOST ? Optional.of(tooMany(unlisted.size())) : Optional.empty());
    }

    private static Optional<HostUpFailure.Why> unread(Audit.Judged judged) {
        return judged.judgement().underneath().evidence() instanceof Evidence.NotRead(var why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private static HostUpFailure.Why tooMany(int unlisted) {
        return new HostUpFailure.Why.Unreadable(
                "HostUp's list lacks %d servers that were there before, and only %d are asked about in one round"
                        .formatted(unlisted, MOST));
    }
}
