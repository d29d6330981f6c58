package dev.nattvakt.slack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// Settings of the Slack door. Without a signing secret there is no Slack door.
@ConfigMapping(prefix = "nattvakt.slack")
public interface SlackConfig {

    /// The app's signing secret; two, comma-separated, while it is being rotated.
    Optional<String> signingSecret();

    Optional<Path> signingSecretFile();

    /// The bot token, for the approval channel and user groups; scopes chat:write and
    /// usergroups:read.
    Optional<String> botToken();

    Optional<Path> botTokenFile();

    /// The workspaces (`T...`) or the organisation (`E...`) whose members may use this server.
    Optional<List<String>> teams();

    /// Who may read: see [Grants].
    Optional<List<String>> viewers();

    /// Who may strengthen protection, and request changes that weaken it.
    Optional<List<String>> operators();

    /// Who may confirm changes that weaken protection.
    Optional<List<String>> approvers();

    /// The channels where commands work; all when absent.
    Optional<List<String>> channels();

    /// The channel where changes requested by agents wait for an approver
    /// (`nattvakt.approval=slack`).
    Optional<String> approvalChannel();
}
