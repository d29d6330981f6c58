package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VpsId;

/// Leave to write without a decision, for tests of the write port.
public final class ClearedForTest {

    private ClearedForTest() {}

    public static Cleared<?> of(VpsId vps, Write write) {
        return new Cleared<Situation.Backups>(
                vps,
                new Change<>(
                        Subject.BACKUP_SCHEDULE,
                        write,
                        Fields.NONE,
                        Fields.NONE,
                        new Direction.Neutral(),
                        List.of(),
                        List.of(),
                        (_, _) -> Change.Seen.of(Fields.NONE, Optional.empty())));
    }
}
