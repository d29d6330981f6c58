package dev.nattvakt.schedule;

import java.util.Optional;

/// HostUp's own word on whether an action may be tried now (`actions.canX`). HostUp folds service
/// status, quota, permission and running jobs into it, so it is read and never derived.
public sealed interface Gate {

    record Open() implements Gate {}

    /// @param code machine reason, the only documented one is `pending_order`
    /// @param reason HostUp's text, untrusted
    record Shut(Optional<String> code, Optional<String> reason) implements Gate {}

    /// HostUp did not mention the gate, or not in a readable form.
    record Unstated() implements Gate {}

    Gate UNSTATED = new Unstated();
    Gate OPEN = new Open();
}
