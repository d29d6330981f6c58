package dev.nattvakt.sandbox.fault;

import java.util.ArrayList;
import java.util.List;

/// Faults still to fire, in the order they were added.
public final class Faults {
    private final List<Pending> pending = new ArrayList<>();

    public synchronized void add(Fault fault) {
        pending.add(new Pending(fault));
    }

    public synchronized boolean remove(Fault fault) {
        return pending.removeIf(one -> one.fault == fault);
    }

    public synchronized void clear() {
        pending.clear();
    }

    /// Takes the effects that are due for this request.
    public synchronized Script take(Request request) {
        Script script = Script.NOTHING;
        for (Pending one : pending) {
            if (one.isDue(request) && script.hasRoomFor(one.fault.effect())) {
                script = script.with(one.fault.effect());
                one.fired++;
            }
        }
        pending.removeIf(Pending::isSpent);
        return script;
    }

    private static final class Pending {
        private final Fault fault;
        private int spared;
        private int fired;

        private Pending(Fault fault) {
            this.fault = fault;
        }

        private boolean isDue(Request request) {
            if (!fault.fits(request)) {
                return false;
            }
            if (spared < fault.skip()) {
                spared++;
                return false;
            }
            return true;
        }

        private boolean isSpent() {
            return fired >= fault.times();
        }
    }
}
