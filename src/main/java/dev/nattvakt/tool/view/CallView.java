package dev.nattvakt.tool.view;

import java.util.Map;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.tool.write.ScheduleNames;

/// A complete tool call that a client can make.
public record CallView(String tool, Map<String, Object> arguments) {

    static CallView of(NextStep step) {
        NextStep callable = ScheduleNames.callable(step);
        return new CallView(callable.tool(), callable.arguments().values());
    }
}
