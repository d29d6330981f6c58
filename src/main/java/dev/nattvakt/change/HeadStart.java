package dev.nattvakt.change;

import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.schedule.Vps;

/// A change by name that is begun while the name is being looked up: the server that had it last is
/// locked and being read, and the connection for the write is being opened. If the name turns out
/// to be another server's, all of it is given up.
final class HeadStart implements AutoCloseable {

    private final ReadAhead ahead;
    private final VpsLocks.Held lock;
    private final WritePort.Connection connection;
    private boolean isOver;

    HeadStart(ReadAhead ahead, VpsLocks.Held lock, WritePort.Connection connection) {
        this.ahead = ahead;
        this.lock = lock;
        this.connection = connection;
    }

    boolean isOn(Vps vps) {
        return ahead.id().equals(vps.id());
    }

    /// Gives out what was read under the lock.
    ReadAhead ahead() {
        return ahead;
    }

    WritePort.Connection connection() {
        return connection;
    }

    /// To be called by the thread that took the lock.
    @Override
    public void close() {
        if (!isOver) {
            isOver = true;
            connection.close();
            lock.close();
        }
    }
}
