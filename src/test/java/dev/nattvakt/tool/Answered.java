package dev.nattvakt.tool;

import dev.nattvakt.change.Outcome;
import dev.nattvakt.tool.write.ChangeResults;

/// Answers for doors that render them.
public final class Answered {

    private Answered() {}

    public static ToolResult<ChangeDetail> of(Outcome outcome) {
        return ChangeResults.of(outcome);
    }

    public static <D> ToolResult<D> inSandbox(ToolResult<D> answer) {
        return answer.inSandbox();
    }

    public static Definition<?, ?> definition(String tool) {
        return Catalogue.DEFINITIONS.stream()
                .filter(definition -> definition.name().equals(tool))
                .findFirst()
                .orElseThrow();
    }
}
