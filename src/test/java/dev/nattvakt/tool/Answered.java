package dev.nattvakt.tool;

import dev.nattvakt.change.Outcome;
import dev.nattvakt.tool.write.ChangeAnswers;

/// Answers for doors that render them.
public final class Answered {

    private Answered() {}

    public static Answer<ChangeDetail> of(Outcome outcome) {
        return ChangeAnswers.of(outcome);
    }

    public static <D> Answer<D> inSandbox(Answer<D> answer) {
        return answer.inSandbox();
    }

    public static Definition<?, ?> definition(String tool) {
        return Catalogue.DEFINITIONS.stream()
                .filter(definition -> definition.name().equals(tool))
                .findFirst()
                .orElseThrow();
    }
}
