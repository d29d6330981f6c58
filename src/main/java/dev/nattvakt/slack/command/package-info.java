/// The grammar of slash commands: typed text in, a tool call or the parts that were not understood
/// out. [Grammar] is the way in, used by `slack`. Pure: it looks nothing up and adds no defaults.
/// Order, case, language (Swedish or English) and Slack's mark-up do not matter, but one word that
/// is not understood voids the command.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.command;
