package dev.nattvakt.hostup.json;

import java.util.Optional;

import dev.nattvakt.schedule.Gate;

/// The gates of an answer (`actions`). Whatever is not a clear yes or no is not stated.
final class Gates {

    private Gates() {}

    static Gate gate(Stated answer, String name) {
        Stated actions = answer.object("actions");
        return actions.flag(name)
                .map(allowed -> gate(allowed, Optional.empty(), Optional.empty()))
                .or(() -> actions.maybeObject(name).flatMap(Gates::gate))
                .orElse(Gate.UNSTATED);
    }

    private static Optional<Gate> gate(Stated gate) {
        return gate.flag("allowed")
                .map(allowed -> gate(allowed, gate.word("code"), gate.text("reason")));
    }

    private static Gate gate(boolean allowed, Optional<String> code, Optional<String> reason) {
        return allowed ? Gate.OPEN : new Gate.Shut(code, reason);
    }
}
