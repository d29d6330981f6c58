package dev.nattvakt.schedule.stated;

import java.util.Optional;

/// HostUp's statement whether an action may be tried now (`actions.canX`). HostUp combines service
/// status, quota, permissions and running jobs in it, so we read it and never derive it.
public sealed interface Gate {

    record Open() implements Gate {}

    /// @param code machine-readable reason; the only documented one is `pending_order`
    /// @param reason HostUp's text; untrusted
    record Shut(Optional<String> code, Optional<String> reason) implements Gate {}

    /// HostUp did not state the gate, or not in a readable form.
    record Unstated() implements Gate {}

    Gate UNSTATED = new Unstated();
    Gate OPEN = new Open();
}
