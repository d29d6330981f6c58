package dev.nattvakt.slack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// The Slack door. Without a signing secret there is none.
@ConfigMapping(prefix = "nattvakt.slack")
public interface SlackConfig {

    /// The app's signing secret; two, comma-separated, while it is being rotated.
    Optional<String> signingSecret();

    Optional<Path> signingSecretFile();

    /// For the approval channel and for user groups; scopes chat:write and usergroups:read.
    Optional<String> botToken();

    Optional<Path> botTokenFile();

    /// The workspaces (`T...`) or the organisation (`E...`) whose members may come in.
    Optional<List<String>> teams();

    /// Who may look: see [Grants].
    Optional<List<String>> viewers();

    /// Who may strengthen, and ask for what weakens.
    Optional<List<String>> operators();

    /// Who may confirm what weakens.
    Optional<List<String>> approvers();

    /// The channels in which it answers; all of them when absent.
    Optional<List<String>> channels();

    /// Where agents' weakening changes wait for an approver (`nattvakt.approval=slack`).
    Optional<String> approvalChannel();
}
