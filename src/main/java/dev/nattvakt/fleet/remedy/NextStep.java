package dev.nattvakt.fleet.remedy;

import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// An exact tool call proposed as the next one: a remedy or an undo. Names the server by its id,
/// since a name may be shared, or belong to another server later.
public record NextStep(String tool, Fields arguments) {

    public static NextStep on(Vps vps, String tool, Fields arguments) {
        return new NextStep(tool, Fields.of("vps", vps.id().value()).and(arguments));
    }
}
