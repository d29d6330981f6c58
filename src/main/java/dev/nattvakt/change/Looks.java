package dev.nattvakt.change;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;

/// Looks at one server without a wait between them, in rounds of one look for each replica. As soon
/// as they have to agree, those of a round go side by side: the first over the connection of its
/// own, which carries one request at a time, the others over connections that others use as well.
///
/// Replicas take turns, and looks side by side may take theirs in any order: three looks of one
/// round reach all replicas, three of two rounds may not. So only looks of one round can agree.
///
/// Belongs to the thread of its call.
///
/// @param <S> what a look shows
final class Looks<S> {

    /// Equal looks that count as agreement: one at each replica, of three at most.
    static final int ROUND = 3;

    private static final List<Boolean> FIRST_OR_NOT = List.of(true, false, false);

    private final ReadPort own;
    private final ReadPort others;
    private final Function<ReadPort, S> look;
    private final Abreast abreast;
    private boolean mustAgree;
    private boolean isAlone;
    private Abreast.Results<Boolean, S> round;
    private int taken;

    /// @param own for one look at a time
    /// @param others for looks beside it; what fails there is looked at over `own`
    /// @param look throws [HostUpFailure]
    Looks(ReadPort own, ReadPort others, Function<ReadPort, S> look, Executor threads) {
        this.own = own;
        this.others = others;
        this.look = look;
        this.abreast = new Abreast(threads, () -> mustAgree && !isAlone ? ROUND : 1);
        this.round = another();
    }

    private Abreast.Results<Boolean, S> another() {
        return abreast.over(FIRST_OR_NOT, this::at, () -> true);
    }

    private S at(boolean isFirst) {
        return look.apply(isFirst || isAlone || !mustAgree ? own : others);
    }

    /// From now on, the looks of a round are worth having at once.
    void mustAgree() {
        mustAgree = true;
    }

    /// Begins a round that nothing is known of: what was seen so far agrees with nothing any more.
    void again() {
        end();
        mustAgree = false;
    }

    /// Whether the look that was taken last is the first of its round.
    boolean isFirst() {
        return taken == 1;
    }

    /// @throws HostUpFailure when HostUp cannot be read
    S next() {
        if (taken == ROUND) {
            round = another();
            taken = 0;
        }
        boolean isBeside = mustAgree && !isAlone && taken > 0;
        taken++;
        try {
            return round.next();
        } catch (HostUpFailure failure) {
            if (!isBeside) {
                throw failure;
            }
            end();
            isAlone = true;
            return next();
        }
    }

    /// A look that is under way would take a replica's turn among those of the next round.
    private void end() {
        while (round.isBegun()) {
            try {
                round.next();
            } catch (RuntimeException unwanted) {
                // Nobody asks for its answer any more.
            }
        }
        round = another();
        taken = 0;
    }
}
