package dev.nattvakt.slack;

/// Who is in which user group, as far as Slack says.
@FunctionalInterface
interface UserGroups {

    /// For a server without a bot token, which cannot ask.
    UserGroups NONE = (_, _) -> false;

    /// False as well when Slack cannot be asked.
    boolean hold(String group, String user);
}
