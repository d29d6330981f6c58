package dev.nattvakt.watch.alert;

import java.util.Locale;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.verdict.Compliance;

/// How a server stood to the policy.
public enum Standing {
    /// The policy says nothing about it, or there is none.
    UNBOUND,
    /// As the policy wants it, or exempt.
    IN_LINE,
    DIFFERS,
    /// HostUp did not state enough.
    UNKNOWN;

    static Standing of(Judged server) {
        if (server.compliance().isEmpty()) {
            return server.state().isPresent() ? UNBOUND : UNKNOWN;
        }
        return switch (server.compliance().get()) {
            case Compliance.Exempt _ -> IN_LINE;
            case Compliance.Held held when held.inLine() -> IN_LINE;
            case Compliance.Held held -> held.isNotStated() ? UNKNOWN : DIFFERS;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
