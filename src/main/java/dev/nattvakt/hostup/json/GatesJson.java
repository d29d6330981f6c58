package dev.nattvakt.hostup.json;

import java.util.Optional;

import dev.nattvakt.schedule.stated.Gate;

/// The gates of an answer (`actions`). What is not a clear yes or no counts as not stated.
final class GatesJson {

    private GatesJson() {}

    static Gate gate(LenientJson answer, String name) {
        LenientJson actions = answer.object("actions");
        return actions.flag(name)
                .map(allowed -> gate(allowed, Optional.empty(), Optional.empty()))
                .or(() -> actions.maybeObject(name).flatMap(GatesJson::gate))
                .orElse(Gate.UNSTATED);
    }

    private static Optional<Gate> gate(LenientJson gate) {
        return gate.flag("allowed")
                .map(allowed -> gate(allowed, gate.word("code"), gate.text("reason")));
    }

    private static Gate gate(boolean allowed, Optional<String> code, Optional<String> reason) {
        return allowed ? Gate.OPEN : new Gate.Shut(code, reason);
    }
}
