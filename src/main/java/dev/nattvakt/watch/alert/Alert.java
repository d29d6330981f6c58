package dev.nattvakt.watch.alert;

import java.util.List;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.Words;

/// Something to report without being asked.
public sealed interface Alert {

    /// Stable machine-readable code.
    String kind();

    /// Whether nobody has to do anything about it.
    default boolean isGood() {
        return switch (this) {
            case Good _, BackInLine _, SeesAgain _, Heartbeat _, Digested _ -> true;
            case Bad _, LeftPolicy _, Changed _, SlotsLost _, Noticed _, Gone _, Blind _ -> false;
        };
    }

    /// A server's protection is worse than before, or bad when first seen.
    record Bad(Judged server) implements Alert {
        @Override
        public String kind() {
            return server.judgement().verdict().word();
        }
    }

    /// A server that had an alert is no problem any more.
    record Good(Judged server, Verdict before) implements Alert {
        @Override
        public String kind() {
            return "recovered";
        }
    }

    /// A server is not as the policy wants it, and was before, or is so when first seen.
    record LeftPolicy(Judged server) implements Alert {
        @Override
        public String kind() {
            return "left_policy";
        }
    }

    /// A server is again as the policy wants it, or exempt now.
    record BackInLine(Judged server) implements Alert {
        @Override
        public String kind() {
            return "back_in_line";
        }
    }

    /// Its schedules changed.
    ///
    /// @param elsewhere whether it is known that the change was not made through Nattvakt
    record Changed(Judged server, boolean elsewhere) implements Alert {
        @Override
        public String kind() {
            return elsewhere ? "changed_elsewhere" : "changed";
        }
    }

    /// @param what `backup` or `snapshot`
    record SlotsLost(Vps server, String what, int from, int to) implements Alert {
        @Override
        public String kind() {
            return "slots_lost";
        }
    }

    /// News about an earlier change whose caller no longer waits.
    ///
    /// @param kind stable machine-readable code, chosen by the source
    record Noticed(Vps server, String kind, Words words) implements Alert {}

    /// HostUp no longer lists it.
    record Gone(String label) implements Alert {
        @Override
        public String kind() {
            return "gone";
        }
    }

    /// The fleet could not be read completely.
    record Blind(HostUpFailure.Why why) implements Alert {
        @Override
        public String kind() {
            return "could_not_see";
        }
    }

    record SeesAgain() implements Alert {
        @Override
        public String kind() {
            return "sees_again";
        }
    }

    /// Says that the watch is alive, and how the servers are.
    ///
    /// @param known how many servers are known
    /// @param servers those of the last round
    record Heartbeat(int known, List<Judged> servers) implements Alert {

        public Heartbeat {
            servers = List.copyOf(servers);
        }

        @Override
        public String kind() {
            return "heartbeat";
        }
    }

    /// The state of every server, daily or weekly.
    record Digested(Digest digest) implements Alert {
        @Override
        public String kind() {
            return "digest";
        }
    }
}
