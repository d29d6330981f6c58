package dev.nattvakt.slack.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import dev.nattvakt.caller.Deadline;

/// The members of Slack's user groups, at most five minutes old. When Slack does not tell them,
/// older answers no longer count.
public final class UserGroups {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /// Limits requests during an outage: without it, each command would make one.
    private static final Duration UNKNOWN = Duration.ofSeconds(30);

    private final Map<String, Group> groups = new ConcurrentHashMap<>();
    private final SlackApi api;
    private final Clock clock;
    private final Consumer<String> trouble;

    /// @param trouble receives the reason why a group cannot be read; once, until the reason
    ///   changes
    public UserGroups(SlackApi api, Clock clock, Consumer<String> trouble) {
        this.api = api;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Whether a user is in a group.
    public enum Membership {
        IN,
        OUT,
        /// Slack did not tell.
        UNKNOWN
    }

    /// Asks Slack unless the answer is fresh, one request at a time for each group; a call about
    /// one group never waits for another group.
    ///
    /// @throws IllegalArgumentException when it is not the id of a user group
    public Membership of(String groupId, String userId, Deadline deadline) {
        return groups.computeIfAbsent(groupId, _ -> new Group())
                .seen(groupId, deadline)
                .membership(userId);
    }

    /// The last answer about one group. Its lock is held while Slack is asked, so it must not be a
    /// lock of the map.
    private final class Group {

        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Seen> last = Optional.empty();

        Seen seen(String groupId, Deadline deadline) {
            lock.lock();
            try {
                Seen seen =
                        last.filter(known -> known.counts(clock.instant()))
                                .orElseGet(() -> look(groupId, last, deadline));
                last = Optional.of(seen);
                return seen;
            } finally {
                lock.unlock();
            }
        }
    }

    private Seen look(String groupId, Optional<Seen> before, Deadline deadline) {
        String error;
        switch (api.usersOf(groupId, deadline)) {
            case ApiResponse.Done<Set<String>>(Set<String> users) -> {
                return new Seen(Optional.of(users), "", clock.instant(), FRESH);
            }
            case ApiResponse.Refused<?>(String word) -> error = word;
            case ApiResponse.Unconfirmed<?>() -> error = "no clear answer";
            case ApiResponse.Unreachable<?>() -> error = "unreachable";
        }
        if (before.filter(seen -> seen.error().equals(error)).isEmpty()) {
            trouble.accept(error);
        }
        return new Seen(Optional.empty(), error, clock.instant(), UNKNOWN);
    }

    /// @param users absent when Slack did not tell
    /// @param error the reason; empty when Slack did
    private record Seen(Optional<Set<String>> users, String error, Instant at, Duration good) {

        Membership membership(String userId) {
            return users.map(there -> there.contains(userId) ? Membership.IN : Membership.OUT)
                    .orElse(Membership.UNKNOWN);
        }

        /// A clock that was set back does not extend the time.
        boolean counts(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(good));
        }
    }
}
