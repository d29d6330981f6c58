package dev.nattvakt.mcp.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.tool.Seal;

/// Makes and reads session ids. An id is the session itself, sealed: every replica reads it, a
/// restart ends none, and a stranger's `initialize` costs no memory.
public final class SessionIds {

    /// After this an id is void, and the client starts anew.
    public static final Duration LIFE = Session.LIFE;

    /// Longer than any that was made here.
    private static final int LONGEST = 1000;

    private final Seal seal;
    private final Clock clock;

    public SessionIds(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /// Visible ASCII, and never the same twice.
    public String begin(Client client, Caller caller) {
        return seal.close(Session.of(client, caller, clock.instant()).bytes());
    }

    /// Empty for an id that is not ours, has ended, or is another caller's.
    public Optional<Client> client(String id, Caller caller) {
        return id.length() > LONGEST
                ? Optional.empty()
                : seal.open(id)
                        .flatMap(Json::read)
                        .flatMap(Session::of)
                        .filter(session -> session.isOf(caller))
                        .filter(session -> session.isOpen(clock.instant()))
                        .map(Session::client);
    }
}
