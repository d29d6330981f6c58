package dev.nattvakt.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;

/// Roles in Slack: for a user (`U...`, `W...`), a user group (`S...`), everybody in a channel
/// (`C...`, `G...`) or everybody (`*`); on all servers or, after `=`, on those that match a pattern
/// (`S0123OPS=web-*`). Several entries for one subject add up. Only ids count, since anybody may
/// take any name.
final class Grants {

    private static final Pattern SUBJECT = Pattern.compile("\\*|[UWSCG][A-Z0-9]{2,30}");
    private static final char USER_GROUP = 'S';

    private final List<Entry> entries = new ArrayList<>();

    private Grants() {}

    private record Entry(String subject, Caller.Grant grant) {}

    /// @throws IllegalArgumentException naming the setting and the wrong entry
    static Grants of(SlackConfig config) {
        Grants grants = new Grants();
        grants.add(Role.VIEWER, config.viewers());
        grants.add(Role.OPERATOR, config.operators());
        grants.add(Role.APPROVER, config.approvers());
        return grants;
    }

    private void add(Role role, Optional<List<String>> list) {
        for (String entry : list.orElse(List.of())) {
            String[] parts = entry.strip().split("=", 2);
            if (!SUBJECT.matcher(parts[0]).matches() || parts[parts.length - 1].isBlank()) {
                throw new IllegalArgumentException(
                        "NATTVAKT_SLACK_%sS has an entry that is not a Slack id: %s (expected: U..., S..., C... or *, optionally followed by =web-*)"
                                .formatted(role.name().toUpperCase(Locale.ROOT), entry.strip()));
            }
            ServerFilter serverFilter =
                    parts.length == 1
                            ? ServerFilter.ALL
                            : new ServerFilter(List.of(parts[1].strip()));
            entries.add(new Entry(parts[0], new Caller.Grant(role, serverFilter)));
        }
    }

    boolean areNone() {
        return entries.isEmpty();
    }

    boolean needUserGroups() {
        return entries.stream().anyMatch(entry -> isUserGroup(entry.subject()));
    }

    boolean hold(Role role) {
        return entries.stream().anyMatch(entry -> entry.grant().role() == role);
    }

    /// The grants of this user in this channel; empty when there are none.
    ///
    /// @param inGroup tests whether a user group (first) has a user (second)
    List<Caller.Grant> of(String user, String channel, BiPredicate<String, String> inGroup) {
        return entries.stream()
                .filter(entry ->
                        switch (entry.subject()) {
                            case "*" -> true;
                            case String group when isUserGroup(group) -> inGroup.test(group, user);
                            case String id -> id.equals(user) || id.equals(channel);
                        })
                .map(Entry::grant)
                .toList();
    }

    private static boolean isUserGroup(String subject) {
        return subject.charAt(0) == USER_GROUP;
    }
}
