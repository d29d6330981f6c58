package dev.nattvakt.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.nattvakt.caller.Call;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;

/// Reads many servers, several at once within the pace. It ends early like an audit: when HostUp
/// refuses our key, asks for a pause, is not there, or does not show several servers in a row; also
/// when time runs out or the call is cancelled.
public final class FleetReads {

    /// Servers that are read at once.
    static final int AT_ONCE = 8;

    private final ReadPort hostUp;
    private final int atOnce;

    /// @param hostUp paced
    public FleetReads(ReadPort hostUp) {
        this(hostUp, AT_ONCE);
    }

    /// @param atOnce servers that are read at once; with 1, in their order
    public FleetReads(ReadPort hostUp, int atOnce) {
        this.hostUp = hostUp;
        this.atOnce = atOnce;
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
        Round<W, T> round = new Round<>(servers, read, call);
        if (Math.min(atOnce, servers.size()) <= 1) {
            round.run();
        } else {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < Math.min(atOnce, servers.size()); i++) {
                    threads.execute(round);
                }
            }
        }
        return round.results();
    }

    private static final class Round<W, T> implements Runnable {

        private final List<W> servers;
        private final Function<W, T> read;
        private final Call call;
        private final AtomicInteger next = new AtomicInteger();
        private final List<Read<T>> results;
        private final FailuresInARow failures = new FailuresInARow();
        private volatile boolean isOver;
        private int done;

        Round(List<W> servers, Function<W, T> read, Call call) {
            this.servers = servers;
            this.read = read;
            this.call = call;
            this.results =
                    new ArrayList<>(Collections.nCopies(servers.size(), new Read.NotReached<>()));
        }

        @Override
        public void run() {
            int here = next.getAndIncrement();
            while (here < servers.size() && !isOver) {
                if (call.isCancelled() || !call.deadline().fits(Audit.LAST_MOMENT)) {
                    isOver = true;
                } else {
                    keep(here, read(servers.get(here)));
                    here = next.getAndIncrement();
                }
            }
        }

        private Read<T> read(W server) {
            try {
                return new Read.Seen<>(read.apply(server));
            } catch (HostUpFailure failure) {
                return new Read.Failed<>(failure.why());
            }
        }

        private synchronized void keep(int here, Read<T> what) {
            switch (what) {
                case Read.Seen<T> _ -> failures.none();
                case Read.Failed<T>(var why) ->
                        isOver |= !Audit.isItsOwn(why) || failures.another();
                case Read.NotReached<T> _ -> {}
            }
            boolean wasAsked = !(what instanceof Read.Failed<T>(var why) && Audit.isDelay(why));
            if (wasAsked) {
                results.set(here, what);
            }
            call.progress().report(++done, servers.size());
        }

        synchronized List<Read<T>> results() {
            return List.copyOf(results);
        }
    }
}
