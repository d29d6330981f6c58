package dev.nattvakt.fleet;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Door;
import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.HostUpFailure;

/// What one look over the fleet saw.
///
/// @param by where it was begun
/// @param servers those that were judged
/// @param isWhole whether these are all servers that HostUp lists
/// @param cutShort why it ended early; empty when it did not
public record Look(
        Door by, List<Judged> servers, boolean isWhole, Optional<HostUpFailure.Why> cutShort) {

    public Look {
        servers = List.copyOf(servers);
    }

    /// Hears of looks when they have ended.
    @FunctionalInterface
    public interface Listener {

        Listener NOBODY = _ -> {};

        void saw(Look look);

        default Listener and(Listener other) {
            return look -> {
                saw(look);
                other.saw(look);
            };
        }
    }
}
