package dev.nattvakt.slack.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.nattvakt.caller.Deadline;

/// Who is in a user group of Slack, at most five minutes old. When Slack does not say, nobody is:
/// what was known before does not count then.
public final class UserGroups {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /// So that an outage is asked about now and then, and not by each command.
    private static final Duration UNKNOWN = Duration.ofSeconds(30);

    private final Map<String, Seen> groups = new ConcurrentHashMap<>();
    private final SlackApi api;
    private final Clock clock;

    public UserGroups(SlackApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /// Asks Slack when nobody has of late, one at a time for each group.
    ///
    /// @throws IllegalArgumentException for what is no id of a user group
    public boolean has(String groupId, String userId, Deadline deadline) {
        return groups.compute(
                        groupId,
                        (_, seen) ->
                                seen != null && seen.counts(clock.instant())
                                        ? seen
                                        : look(groupId, deadline))
                .users
                .contains(userId);
    }

    private Seen look(String groupId, Deadline deadline) {
        ApiAnswer<Set<String>> answer = api.usersOf(groupId, deadline);
        return answer instanceof ApiAnswer.Done<Set<String>>(var users)
                ? new Seen(users, clock.instant(), FRESH)
                : new Seen(Set.of(), clock.instant(), UNKNOWN);
    }

    private record Seen(Set<String> users, Instant at, Duration good) {

        /// A clock that was set back does not make it good for longer.
        boolean counts(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(good));
        }
    }
}
