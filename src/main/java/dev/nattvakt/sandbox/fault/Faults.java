package dev.nattvakt.sandbox.fault;

import java.util.ArrayList;
import java.util.List;

/// The faults still to fire, in the order they were added.
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    public synchronized boolean remove(Fault fault) {
        return armed.removeIf(one -> one.fault == fault);
    }

    public synchronized void clear() {
        armed.clear();
    }

    /// Takes what is due for this request.
    public synchronized Script take(Request request) {
        Script script = Script.NOTHING;
        for (Armed one : armed) {
            if (one.isDue(request) && script.hasRoomFor(one.fault.effect())) {
                script = script.with(one.fault.effect());
                one.fired++;
            }
        }
        armed.removeIf(Armed::isSpent);
        return script;
    }

    private static final class Armed {
        private final Fault fault;
        private int spared;
        private int fired;

        private Armed(Fault fault) {
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
