package dev.nattvakt.board;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;

/// Stands before the resolver that looks by reflection, which finds nothing in a native image: an
/// expression that only it could resolve fails here already.
@Singleton
final class NothingByReflection implements ValueResolver {

    /// Behind all that is generated or built in (1 and more), before reflection (-1).
    private static final int PRIORITY = 0;

    void standBeforeIt(@Observes EngineBuilder engine) {
        engine.addValueResolver(this);
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() != null
                && context.getBase().getClass().getName().startsWith("dev.nattvakt.");
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        throw new AssertionError(
                context.getName() + " of " + context.getBase().getClass() + " needs reflection");
    }
}
