/// The grammar of slash commands: typed text in, a tool call or a list of misunderstandings out.
/// [Grammar] is the entrance, used by `slack`. Pure: nothing is looked up, nothing is filled in. It
/// forgives form (order, case, Swedish or English, Slack's mark-up), not meaning: one word that is
/// not understood voids the line.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.command;
