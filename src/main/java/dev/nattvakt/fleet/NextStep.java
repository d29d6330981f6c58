package dev.nattvakt.fleet;

import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// An exact tool call that somebody could make next: a remedy, an undo, the cure for a problem. It
/// names the server by its id, since a name may be shared, or be another server's by then.
public record NextStep(String tool, Fields arguments) {

    public static NextStep on(Vps vps, String tool, Fields arguments) {
        return new NextStep(tool, Fields.of("vps", vps.id().value()).and(arguments));
    }
}
