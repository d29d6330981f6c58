package dev.nattvakt.sandbox.fault;

import java.util.Optional;

/// The effects for one request: at most one of each family.
public record Script(
        Optional<Effect.Delay> delay,
        Optional<Effect.OnWrite> write,
        Optional<Effect.OnAnswer> answer,
        Optional<Effect.GateFlip> after) {
    static final Script NOTHING =
            new Script(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    boolean hasRoomFor(Effect effect) {
        return switch (effect) {
            case Effect.Delay _ -> delay.isEmpty();
            case Effect.OnWrite _ -> write.isEmpty();
            case Effect.OnAnswer _ -> answer.isEmpty();
            case Effect.GateFlip _ -> after.isEmpty();
        };
    }

    Script with(Effect effect) {
        return switch (effect) {
            case Effect.Delay it -> new Script(Optional.of(it), write, answer, after);
            case Effect.OnWrite it -> new Script(delay, Optional.of(it), answer, after);
            case Effect.OnAnswer it -> new Script(delay, write, Optional.of(it), after);
            case Effect.GateFlip it -> new Script(delay, write, answer, Optional.of(it));
        };
    }
}
