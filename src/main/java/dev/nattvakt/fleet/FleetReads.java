package dev.nattvakt.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.nattvakt.caller.Call;
import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.pace.FailuresInARow;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;

/// Reads many servers, several at once within the pace. It ends early like an audit: when HostUp
/// refuses our key, asks for a pause, is not there, or does not show several servers in a row; also
/// when time runs out or the call is cancelled.
public final class FleetReads {

    private final ReadPort hostUp;
    private final Abreast abreast;

    /// @param hostUp paced
    /// @param abreast how many servers are read at once
    public FleetReads(ReadPort hostUp, Abreast abreast) {
        this.hostUp = hostUp;
        this.abreast = abreast;
    }

    /// Where to read.
    public ReadPort hostUp() {
        return hostUp;
    }

    /// What came of a server.
    public sealed interface Read<T> {

        record Seen<T>(T what) implements Read<T> {}

        record Failed<T>(HostUpFailure.Why why) implements Read<T> {}

        record NotReached<T>() implements Read<T> {}
    }

    /// @param servers what to read: servers, or what stands for them
    /// @param read throws [HostUpFailure]
    /// @return one for each server, in their order
    public <W, T> List<Read<T>> each(List<W> servers, Function<W, T> read, Call call) {
        return new Round<>(servers, read, call).run(abreast);
    }

    private static final class Round<W, T> {

        private final List<W> servers;
        private final Function<W, T> read;
        private final Call call;
        private final FailuresInARow failures = new FailuresInARow();
        private boolean isOver;

        Round(List<W> servers, Function<W, T> read, Call call) {
            this.servers = servers;
            this.read = read;
            this.call = call;
        }

        List<Read<T>> run(Abreast abreast) {
            Abreast.Results<W, Read<T>> begun = abreast.over(servers, this::read, this::mayBegin);
            List<Read<T>> results = new ArrayList<>();
            while (results.size() < servers.size() && (begun.isBegun() || mayBegin())) {
                results.add(noted(begun.next()));
                call.progress().report(results.size(), servers.size());
            }
            while (results.size() < servers.size()) {
                results.add(new Read.NotReached<>());
            }
            return List.copyOf(results);
        }

        private boolean mayBegin() {
            return !isOver && !call.isCancelled() && call.deadline().fits(Audit.LAST_MOMENT);
        }

        private Read<T> read(W server) {
            try {
                return new Read.Seen<>(read.apply(server));
            } catch (HostUpFailure failure) {
                return new Read.Failed<>(failure.why());
            }
        }

        private Read<T> noted(Read<T> what) {
            return switch (what) {
                case Read.Seen<T> _, Read.NotReached<T> _ -> {
                    failures.none();
                    yield what;
                }
                case Read.Failed<T>(var why) -> {
                    isOver |= !Audit.isItsOwn(why) || failures.another();
                    yield Audit.isDelay(why) ? new Read.NotReached<>() : what;
                }
            };
        }
    }
}
