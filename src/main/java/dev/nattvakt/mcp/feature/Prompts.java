package dev.nattvakt.mcp.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.words.Untrusted;

/// Ready-made requests that a person picks from a menu. What they fill in appears inside quotation
/// marks, stripped and bounded, so that it cannot pose as a sentence of ours.
final class Prompts {

    private static final int LONGEST_SUMMARY = 1000;

    private static final Prompt PROTECT =
            new Prompt(
                    "protect-server",
                    "Protect a server",
                    "Looks at one server and proposes the backup and snapshot schedules it lacks.",
                    "set_backup_schedule",
                    List.of(new Argument("vps", "Server", "name, id or primary IP", true)),
                    given ->
                            """
                            Protect the server %s. First call get_protection for it and tell me in two sentences what protects it now. \
                            Then propose a backup schedule (offsite, long-term) that fits its free slots and, where it has snapshot slots, a snapshot schedule (local, about a day). \
                            Check the proposal with dryRun true. Make the changes only when I say yes, and report what was read back.\
                            """
                                    .formatted(quoted(given.get("vps"))));

    private static final Prompt REVIEW =
            new Prompt(
                    "review-protection",
                    "Review protection",
                    "Audits the fleet and lists what needs attention, worst first.",
                    "audit_protection",
                    List.of(
                            new Argument(
                                    "query",
                                    "Servers",
                                    "part of a name or IP; all servers if left out",
                                    false)),
                    given ->
                            """
                            Review how well %s protected. Call audit_protection%s and follow nextCursor until there is none. \
                            Give me the counts by verdict, then the servers with a problem, worst first: why, the last good backup, and the one call that would help. \
                            Count unknown as not protected. Change nothing.\
                            """
                                    .formatted(
                                            given.containsKey("query")
                                                    ? "the servers that fit "
                                                            + quoted(given.get("query"))
                                                            + " are"
                                                    : "my servers are",
                                            given.containsKey("query")
                                                    ? " with that as query"
                                                    : ""));

    private static final Prompt EXPLAIN =
            new Prompt(
                    "explain-refusal",
                    "Explain a refusal",
                    "Says in plain words why a change was refused and what can be done.",
                    "get_protection",
                    List.of(
                            new Argument(
                                    "summary", "Refusal", "the refusal, as it was shown", true)),
                    given ->
                            """
                            A change was refused with these words: %s. Explain to me in plain words what stands in the way and who can remove it: HostUp's gate, a slot limit, my role, or a rule of this house. \
                            If a server is named, call get_protection to see its limits and gates as they are now. \
                            Then name the one next step that would help. Change nothing and buy nothing.\
                            """
                                    .formatted(quoted(given.get("summary"), LONGEST_SUMMARY)));

    private final List<Prompt> prompts;

    /// @param catalogue a prompt whose tool it lacks (read-only mode) is left out
    Prompts(Catalogue catalogue) {
        this.prompts =
                List.of(PROTECT, REVIEW, EXPLAIN).stream()
                        .filter(prompt -> catalogue.card(prompt.tool()).isPresent())
                        .toList();
    }

    /// In the order in which a menu shows them.
    List<Prompt> list() {
        return prompts;
    }

    Optional<Prompt> find(String name) {
        return prompts.stream().filter(prompt -> prompt.name().equals(name)).findFirst();
    }

    /// One entry of the menu.
    ///
    /// @param tool what it cannot do without
    record Prompt(
            String name,
            String title,
            String description,
            String tool,
            List<Argument> arguments,
            Function<Map<String, String>, String> words) {

        /// Names of required arguments that were not given, or are blank.
        List<String> missing(Map<String, String> given) {
            return arguments.stream()
                    .filter(Argument::required)
                    .map(Argument::name)
                    .filter(name -> given.getOrDefault(name, "").isBlank())
                    .toList();
        }

        /// The user's message. Nothing may be [#missing].
        String render(Map<String, String> given) {
            return words.apply(given);
        }
    }

    record Argument(String name, String title, String description, boolean required) {}

    private static String quoted(String text) {
        return '"' + Untrusted.clean(text) + '"';
    }

    private static String quoted(String text, int longest) {
        return '"' + Untrusted.clean(text, longest) + '"';
    }
}
