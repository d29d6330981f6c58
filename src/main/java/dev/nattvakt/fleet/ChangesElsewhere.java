package dev.nattvakt.fleet;

import dev.nattvakt.schedule.Vps;

/// Hears of servers whose schedules were changed, and not through Nattvakt.
@FunctionalInterface
public interface ChangesElsewhere {

    ChangesElsewhere NOBODY = _ -> {};

    void saw(Vps server);
}
