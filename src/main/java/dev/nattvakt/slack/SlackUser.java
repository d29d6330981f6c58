package dev.nattvakt.slack;

import java.util.Optional;

import dev.nattvakt.slack.request.Interaction;
import dev.nattvakt.slack.request.SlashCommand;

/// A Slack user, by ids only.
///
/// @param team the user's own workspace; in Enterprise Grid it may be the organisation
/// @param place the workspace that the request came from
/// @param organisation the Enterprise Grid organisation of `place`
record SlackUser(
        String user, String team, String place, Optional<String> organisation, String channel) {

    static SlackUser of(SlashCommand command) {
        return new SlackUser(
                command.userId(),
                command.teamId(),
                command.teamId(),
                Optional.ofNullable(command.enterpriseId()),
                command.channelId());
    }

    static SlackUser of(Interaction press) {
        return new SlackUser(
                press.userId(),
                press.userTeamId(),
                press.teamId(),
                Optional.ofNullable(press.enterpriseId()),
                press.channelId());
    }

    /// Whether the user is a guest there, for example in a shared channel. All workspaces of the
    /// user's organisation count as home.
    boolean isVisiting() {
        return !team.equals(place) && !isOfTheOrganisation();
    }

    /// The name for records. The user id comes first, so that a shortened name keeps it. Commands
    /// and presses, where Slack names the home differently, give the same name.
    String name() {
        return user + "@" + (isOfTheOrganisation() ? place : team);
    }

    private boolean isOfTheOrganisation() {
        return organisation.filter(team::equals).isPresent();
    }
}
