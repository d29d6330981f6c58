package dev.nattvakt.slack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.slack.api.UserGroups.Membership;

/// Who of Slack may come in, and as what. Nobody, unless somebody said so; in the sandbox, where
/// nothing can be broken, everybody as long as nobody said anything.
final class Members {

    private static final List<Caller.Grant> EVERYTHING =
            List.of(new Caller.Grant(Role.APPROVER, ServerFilter.ALL));

    private final Set<String> teams;
    private final Set<String> channels;
    private final Grants grants;
    private final boolean sandbox;
    private final BiFunction<String, String, Membership> groups;

    /// @param teams all of them when empty, which is for the sandbox only
    /// @param channels all of them when empty
    /// @param groups whether a user group has a user; may block
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

    /// Whether somebody may come in.
    sealed interface Admission {

        record In(Caller caller) implements Admission {}

        /// They may do nothing here.
        record Out() implements Admission {}

        /// They may do nothing but for a user group, of which Slack does not say who is in it.
        record Unknown() implements Admission {}
    }

    /// May ask Slack about user groups, and blocks meanwhile.
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

    /// Of our workspaces, and not only a guest of a channel that another company shares.
    private boolean isOfUs(SlackUser person) {
        if (sandbox && teams.isEmpty()) {
            return !person.isVisiting();
        }
        return (teams.contains(person.team()) && teams.contains(person.place()))
                || (!person.isVisiting()
                        && person.organisation().filter(teams::contains).isPresent());
    }
}
