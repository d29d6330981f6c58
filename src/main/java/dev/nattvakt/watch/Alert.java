package dev.nattvakt.watch;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.Verdict;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.Words;

/// Something that is worth saying unasked.
sealed interface Alert {

    /// Machine word, stable.
    String kind();

    /// Whether nobody has to do anything about it.
    default boolean isGood() {
        return switch (this) {
            case Good _, SeesAgain _, Heartbeat _ -> true;
            case Bad _, Changed _, SlotsLost _, Noticed _, Gone _, Blind _ -> false;
        };
    }

    /// A server is worse off than before, or worse off when it is first seen.
    record Bad(Judged server) implements Alert {
        @Override
        public String kind() {
            return server.judgement().verdict().word();
        }
    }

    /// A server of which something bad was said is well again.
    record Good(Judged server, Verdict before) implements Alert {
        @Override
        public String kind() {
            return "recovered";
        }
    }

    /// Its schedules are not what they were, and nobody changed them here.
    record Changed(Judged server) implements Alert {
        @Override
        public String kind() {
            return "changed_elsewhere";
        }
    }

    /// @param what `backup` or `snapshot`
    record SlotsLost(Vps server, String what, int from, int to) implements Alert {
        @Override
        public String kind() {
            return "slots_lost";
        }
    }

    /// Something about a change was found out here while nobody waited for it any more.
    ///
    /// @param kind machine word of whoever noticed it
    record Noticed(Vps server, String kind, Words words) implements Alert {}

    /// HostUp no longer lists it.
    record Gone(String label) implements Alert {
        @Override
        public String kind() {
            return "gone";
        }
    }

    /// The fleet could not be seen, or not to its end.
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

    /// Nothing but that it is alive.
    record Heartbeat(int servers, long problems) implements Alert {
        @Override
        public String kind() {
            return "heartbeat";
        }
    }
}
