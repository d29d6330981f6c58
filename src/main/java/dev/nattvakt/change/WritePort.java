package dev.nattvakt.change;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.ReadPort;

/// The write port: the only way from here to HostUp's write routes.
public interface WritePort {

    /// A connection for one change, which is being opened from now on while the caller goes on.
    /// Nothing is sent yet; closed without a write, nothing ever was.
    Connection open();

    /// What one change uses of HostUp. Blocking; answers before the deadline and never throws for
    /// what HostUp or the wire does.
    interface Connection extends AutoCloseable {

        /// Sends the write once; again only if the first try provably never left.
        Sent write(Cleared<?> cleared, Deadline deadline);

        /// Reads over the connection of the write, or over a new one if something on it could not
        /// be explained.
        ReadPort reader();

        /// Reads that may go beside one of [#reader], over connections that others use as well. One
        /// try each, and only while there is room for it.
        ReadPort beside();

        @Override
        void close();
    }
}
