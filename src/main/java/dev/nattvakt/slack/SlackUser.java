package dev.nattvakt.slack;

import java.util.Optional;

import dev.nattvakt.slack.request.Interaction;
import dev.nattvakt.slack.request.SlashCommand;

/// Somebody in Slack, by ids only.
///
/// @param team the user's own workspace; within Enterprise Grid also the organisation
/// @param place the workspace that the request came from
/// @param organisation of Enterprise Grid that the place belongs to
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

    /// Not at home there: a guest of a shared channel, say. The workspaces of one's own
    /// organisation are home.
    boolean isVisiting() {
        return !team.equals(place) && !isOfTheOrganisation();
    }

    /// The name for the record. The user comes first: what has little room keeps that. It is the
    /// same for a command and a press, of which Slack names the home in different ways.
    String name() {
        return user + "@" + (isOfTheOrganisation() ? place : team);
    }

    private boolean isOfTheOrganisation() {
        return organisation.filter(team::equals).isPresent();
    }
}
