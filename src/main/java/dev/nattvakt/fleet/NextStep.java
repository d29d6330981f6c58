package dev.nattvakt.fleet;

import java.util.regex.Pattern;

import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// An exact tool call that somebody could make next: a remedy, an undo, the cure for a problem.
public record NextStep(String tool, Fields arguments) {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /// A call on a server, by its name where that can be written plainly, else by its id.
    public static NextStep on(Vps vps, String tool, Fields arguments) {
        String word =
                vps.name()
                        .filter(name -> PLAIN_NAME.matcher(name).matches())
                        .orElse(vps.id().value());
        return new NextStep(tool, Fields.of("vps", word).and(arguments));
    }

    /// A call on just this server, whatever its name is or will be.
    public static NextStep exactlyOn(Vps vps, String tool, Fields arguments) {
        return new NextStep(tool, Fields.of("vps", vps.id().value()).and(arguments));
    }
}
