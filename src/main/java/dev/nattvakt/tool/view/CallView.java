package dev.nattvakt.tool;

import java.util.Map;

import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.tool.write.ScheduleNames;

/// A tool call that can be made as it stands.
public record CallView(String tool, Map<String, Object> arguments) {

    /// A name that our own strict arguments would refuse is left out: HostUp keeps the one it has.
    public static CallView of(NextStep step) {
        boolean speakable =
                step.arguments()
                        .get("name")
                        .map(name -> ScheduleNames.isPlain(name.toString()))
                        .orElse(true);
        return new CallView(
                step.tool(),
                (speakable ? step.arguments() : step.arguments().without("name")).values());
    }
}
