/// What people type after a slash command, translated into what an agent would send.
///
/// [Grammar] is the way in. It is pure: text in, [Said] out, nothing is looked up and nothing is
/// filled in. Forgiving about form (order, case, Swedish or English, Slack's own mark-up), strict
/// about meaning: one word that is not understood, and none of the line counts.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.command;
