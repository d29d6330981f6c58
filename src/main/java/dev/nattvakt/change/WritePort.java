package dev.nattvakt.change;

import dev.nattvakt.caller.Deadline;

/// The write port: the only way from here to HostUp's write routes.
public interface WritePort {

    /// Sends the write at most once; again only if the first try provably never left. Blocking;
    /// answers before the deadline and never throws for what HostUp or the wire does.
    Sent write(Cleared<?> cleared, Deadline deadline);
}
