package dev.nattvakt.slack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.slack.api.UserGroups.Membership;

/// Decides which Slack users may use this server, and with which roles: only those with a grant. In
/// the sandbox, where nothing can be broken, everybody is an approver until a grant is set.
final class Members {

    private static final List<Caller.Grant> EVERYTHING =
            List.of(new Caller.Grant(Role.APPROVER, ServerFilter.ALL));

    private final Set<String> teams;
    private final Set<String> channels;
    private final Grants grants;
    private final boolean sandbox;
    private final BiFunction<String, String, Membership> groups;

    /// @param teams empty: all, in the sandbox only
    /// @param channels empty: all
    /// @param groups tests whether a user group has a user; may block
    Members(
            Set<String> teams,
            Set<String> channels,
            Grants grants,
            boolean sandbox,
            BiFunction<String, String, Membership> groups) {
        this.teams = Set.copyOf(teams);
        this.channels = Set.copyOf(channels);
        this.grants = grants;
        this.sandbox = sandbox;
        this.groups = groups;
    }

    /// The decision about a user.
    sealed interface Admission {

        record In(Caller caller) implements Admission {}

        /// The user has no role here.
        record Out() implements Admission {}

        /// The user may have a role through a user group whose members Slack does not tell.
        record Unknown() implements Admission {}
    }

    /// Blocks while it asks Slack about user groups.
    Admission admit(SlackUser person) {
        if (!isOfUs(person) || !(channels.isEmpty() || channels.contains(person.channel()))) {
            return new Admission.Out();
        }
        Set<String> unknown = new HashSet<>();
        List<Caller.Grant> granted =
                sandbox && grants.areNone()
                        ? EVERYTHING
                        : grants.of(
                                person.user(),
                                person.channel(),
                                (group, user) -> isIn(group, user, unknown));
        if (!granted.isEmpty()) {
            return new Admission.In(new Caller(person.name(), granted));
        }
        return unknown.isEmpty() ? new Admission.Out() : new Admission.Unknown();
    }

    private boolean isIn(String group, String user, Set<String> unknown) {
        Membership membership = groups.apply(group, user);
        if (membership == Membership.UNKNOWN) {
            unknown.add(group);
        }
        return membership == Membership.IN;
    }

    /// Whether the user belongs to our workspaces, and is not a guest in a channel shared with
    /// another company.
    private boolean isOfUs(SlackUser person) {
        if (sandbox && teams.isEmpty()) {
            return !person.isVisiting();
        }
        return (teams.contains(person.team()) && teams.contains(person.place()))
                || (!person.isVisiting()
                        && person.organisation().filter(teams::contains).isPresent());
    }
}
