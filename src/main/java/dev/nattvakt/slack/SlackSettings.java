package dev.nattvakt.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.SecretSource;
import dev.nattvakt.slack.request.SigningSecrets;

/// The settings of the Slack door, checked.
public sealed interface SlackSettings {

    /// There is no Slack door.
    record Off() implements SlackSettings {}

    /// @param teams empty: all, in the sandbox only
    /// @param channels empty: all
    /// @param approvalChannel where changes requested by agents wait for an approver; absent: they
    ///   do not wait in Slack
    record On(
            Supplier<SigningSecrets> secrets,
            Optional<Supplier<Secret>> botToken,
            Set<String> teams,
            Set<String> channels,
            Grants grants,
            Optional<String> approvalChannel,
            boolean sandbox)
            implements SlackSettings {

        /// Whether changes requested by agents can wait here for an approver.
        public boolean takesApprovals() {
            return botToken().isPresent()
                    && approvalChannel().filter(this::isOpen).isPresent()
                    && (grants().hold(Role.APPROVER) || (sandbox() && grants().areNone()));
        }

        private boolean isOpen(String channel) {
            return channels().isEmpty() || channels().contains(channel);
        }
    }

    /// @param port whether this server opens a port, so that Slack can reach it
    /// @throws IllegalArgumentException naming the setting that is missing or wrong, and never a
    ///   secret
    static SlackSettings of(SlackConfig config, boolean sandbox, Approval approval, boolean port) {
        require(
                port || approval != Approval.SLACK,
                "NATTVAKT_APPROVAL=slack does not work with stdio: Slack sends button presses to a port, and stdio opens none. Connect the client to an HTTP server instead.");
        Optional<Supplier<SigningSecrets>> secrets =
                SecretSource.either(
                        config.signingSecret(),
                        config.signingSecretFile(),
                        "NATTVAKT_SLACK_SIGNING_SECRET",
                        SigningSecrets::parse);
        if (secrets.isEmpty()) {
            require(
                    approval != Approval.SLACK,
                    "NATTVAKT_APPROVAL=slack needs NATTVAKT_SLACK_SIGNING_SECRET: nobody could press a button.");
            requireNothing(config);
            return new Off();
        }
        On on =
                new On(
                        secrets.get(),
                        SecretSource.either(
                                config.botToken(),
                                config.botTokenFile(),
                                "NATTVAKT_SLACK_BOT_TOKEN",
                                Secret::new),
                        ids(config.teams(), "[TE][A-Z0-9]+", "NATTVAKT_SLACK_TEAMS"),
                        ids(config.channels(), "[CGD][A-Z0-9]+", "NATTVAKT_SLACK_CHANNELS"),
                        Grants.of(config),
                        config.approvalChannel().map(String::strip),
                        sandbox);
        require(
                on.approvalChannel().filter(id -> !id.matches("[CG][A-Z0-9]+")).isEmpty(),
                "NATTVAKT_SLACK_APPROVAL_CHANNEL is not the id of a channel (C... or G...).");
        require(
                sandbox || !on.teams().isEmpty(),
                "NATTVAKT_SLACK_TEAMS must name the workspace (T...) whose members may use this server.");
        require(
                sandbox || !on.grants().areNone(),
                "Nobody in Slack has a role: set NATTVAKT_SLACK_VIEWERS, _OPERATORS or _APPROVERS.");
        require(
                !on.grants().needUserGroups() || on.botToken().isPresent(),
                "A user group (S...) has a role, but its members cannot be read without NATTVAKT_SLACK_BOT_TOKEN.");
        if (approval == Approval.SLACK) {
            checkApproval(on);
        }
        return on;
    }

    /// Refuses these settings without a signing secret: they would have no effect.
    private static void requireNothing(SlackConfig config) {
        Map<String, Optional<?>> meant = new LinkedHashMap<>();
        meant.put("BOT_TOKEN", config.botToken());
        meant.put("BOT_TOKEN_FILE", config.botTokenFile());
        meant.put("TEAMS", config.teams());
        meant.put("VIEWERS", config.viewers());
        meant.put("OPERATORS", config.operators());
        meant.put("APPROVERS", config.approvers());
        meant.put("CHANNELS", config.channels());
        meant.put("APPROVAL_CHANNEL", config.approvalChannel());
        meant.forEach((option, value) ->
                require(
                        value.isEmpty(),
                        "NATTVAKT_SLACK_"
                                + option
                                + " is set, but there is no Slack door without NATTVAKT_SLACK_SIGNING_SECRET."));
    }

    private static void checkApproval(On on) {
        require(
                on.botToken().isPresent() && on.approvalChannel().isPresent(),
                "NATTVAKT_APPROVAL=slack needs NATTVAKT_SLACK_BOT_TOKEN and NATTVAKT_SLACK_APPROVAL_CHANNEL.");
        require(
                on.grants().hold(Role.APPROVER) || (on.sandbox() && on.grants().areNone()),
                "NATTVAKT_APPROVAL=slack needs NATTVAKT_SLACK_APPROVERS: nobody could approve.");
        require(
                on.channels().isEmpty()
                        || on.approvalChannel().filter(on.channels()::contains).isPresent(),
                "NATTVAKT_SLACK_CHANNELS does not hold NATTVAKT_SLACK_APPROVAL_CHANNEL: its buttons would not work.");
    }

    private static Set<String> ids(Optional<List<String>> list, String shape, String option) {
        Set<String> ids =
                list.orElse(List.of()).stream().map(String::strip).collect(Collectors.toSet());
        ids.stream()
                .filter(id -> !id.matches(shape))
                .findFirst()
                .ifPresent(wrong ->
                        require(
                                false,
                                option + " has an entry that is not a Slack id: " + wrong + "."));
        return ids;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
