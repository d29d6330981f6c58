package dev.nattvakt.slack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.Servers;

/// Who of Slack may come in, and as what. Nobody, unless somebody said so; in the sandbox, where
/// nothing can be broken, everybody as long as nobody said anything.
final class Members {

    private static final List<Caller.Grant> EVERYTHING =
            List.of(new Caller.Grant(Role.APPROVER, Servers.ALL));

    private final Set<String> teams;
    private final Set<String> channels;
    private final Grants grants;
    private final boolean sandbox;
    private final BiPredicate<String, String> inGroup;

    /// @param teams all of them when empty, which is for the sandbox only
    /// @param channels all of them when empty
    /// @param inGroup whether a user group has a user; may block
    Members(
            Set<String> teams,
            Set<String> channels,
            Grants grants,
            boolean sandbox,
            BiPredicate<String, String> inGroup) {
        this.teams = Set.copyOf(teams);
        this.channels = Set.copyOf(channels);
        this.grants = grants;
        this.sandbox = sandbox;
        this.inGroup = inGroup;
    }

    /// Empty for whoever may do nothing here. May ask Slack about user groups, and blocks
    /// meanwhile.
    Optional<Caller> caller(Person person) {
        if (!isOfUs(person) || !(channels.isEmpty() || channels.contains(person.channel()))) {
            return Optional.empty();
        }
        List<Caller.Grant> granted =
                sandbox && grants.areNone()
                        ? EVERYTHING
                        : grants.of(person.user(), person.channel(), inGroup);
        return granted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Caller(person.name(), granted));
    }

    /// Of our workspaces, and not only a guest of a channel that another company shares.
    private boolean isOfUs(Person person) {
        if (sandbox && teams.isEmpty()) {
            return !person.isVisiting();
        }
        return (teams.contains(person.team()) && teams.contains(person.place()))
                || (!person.isVisiting()
                        && person.organisation().filter(teams::contains).isPresent());
    }
}
