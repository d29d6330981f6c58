package dev.nattvakt.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.words.Nearest;

/// All settings, and the check of those that are set. An unknown name is an error like an
/// impossible value, since a misspelt safety switch must not be ignored.
///
/// The `@ConfigMapping` interfaces that read the settings know no ranges and cannot be listed in
/// native code; a test keeps this list equal to them.
public final class Settings {

    private static final String PREFIX = "NATTVAKT_";

    /// Index of a list entry, as configuration files write lists.
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

    /// A day in a second; faster, a run would end before a call could see it.
    private static final int FASTEST = 86_400;

    private static final int MOST_CALLS = 1_000_000;
    private static final int LAST_PORT = 65_535;

    /// Kubernetes sets these in every pod when a Service is called nattvakt.
    private static final List<String> KUBERNETES_PREFIXES =
            List.of("NATTVAKT_SERVICE_", "NATTVAKT_PORT_");

    /// Read by clients and by the scripts in tools/.
    private static final List<String> NOT_OURS =
            List.of(
                    "NATTVAKT_BENCH",
                    "NATTVAKT_PORT",
                    "NATTVAKT_TOKEN",
                    "NATTVAKT_TOKEN_FILE",
                    "NATTVAKT_URL");

    public static final List<Setting> ALL =
            List.of(
                    Setting.of("nattvakt.hostup.url", Takes.hostUpAddress()),
                    Setting.of("nattvakt.hostup.zone", Takes.timeZone()),
                    Setting.of("nattvakt.hostup.pace", Takes.wholeNumber(1, Integer.MAX_VALUE)),
                    Setting.of("nattvakt.hostup.pace-max", Takes.wholeNumber(1, Integer.MAX_VALUE)),
                    Setting.optional("nattvakt.sandbox", Takes.trueOrFalse()),
                    Setting.of("nattvakt.sandbox.port", Takes.wholeNumber(0, LAST_PORT)),
                    Setting.of(
                            "nattvakt.sandbox.post-meaning",
                            Takes.oneOf("by-frequency", "single", "append")),
                    Setting.of("nattvakt.sandbox.clock-speed", Takes.wholeNumber(1, FASTEST)),
                    Setting.of("nattvakt.confirm", Takes.oneOf("weakening", "always", "never")),
                    Setting.of("nattvakt.approval", Takes.oneOf("caller", "slack", "person")),
                    Setting.of("nattvakt.read-only", Takes.trueOrFalse()),
                    Setting.optional(
                            "nattvakt.tools", Takes.text("names of tools, comma-separated")),
                    Setting.of("nattvakt.herd", Takes.shareAboveZero()),
                    Setting.optional("nattvakt.policy.file", Takes.file()),
                    Setting.of("nattvakt.metrics.servers", Takes.trueOrFalse()),
                    Setting.of("nattvakt.mcp.patience", Takes.time()),
                    Setting.of("nattvakt.mcp.keep-alive", Takes.time()),
                    Setting.of("nattvakt.mcp.elicitation", Takes.trustInClients()),
                    Setting.optional("nattvakt.access.anonymous", Takes.oneOf("loopback", "none")),
                    Setting.optional("nattvakt.access.tokens-file", Takes.file()),
                    Setting.optional("nattvakt.access.oauth.issuer", Takes.webAddress()),
                    Setting.optional("nattvakt.access.oauth.resource", Takes.webAddress()),
                    Setting.optional("nattvakt.access.oauth.audience", Takes.text("a word")),
                    Setting.of("nattvakt.access.calls", Takes.wholeNumber(0, MOST_CALLS)),
                    Setting.of("nattvakt.access.changes", Takes.wholeNumber(0, MOST_CALLS)),
                    Setting.optional(
                            "nattvakt.access.hosts", Takes.text("host names, comma-separated")),
                    Setting.optional(
                            "nattvakt.access.origins", Takes.text("web origins, comma-separated")),
                    Setting.optional("nattvakt.slack.signing-secret", Takes.secret()),
                    Setting.optional("nattvakt.slack.signing-secret-file", Takes.file()),
                    Setting.optional("nattvakt.slack.bot-token", Takes.secret()),
                    Setting.optional("nattvakt.slack.bot-token-file", Takes.file()),
                    Setting.optional("nattvakt.slack.teams", ids("T... or E...")),
                    Setting.optional("nattvakt.slack.viewers", ids("U..., S..., C... or *")),
                    Setting.optional("nattvakt.slack.operators", ids("U..., S..., C... or *")),
                    Setting.optional("nattvakt.slack.approvers", ids("U..., S..., C... or *")),
                    Setting.optional("nattvakt.slack.channels", ids("C...")),
                    Setting.optional("nattvakt.slack.approval-channel", ids("C...")),
                    Setting.optional("nattvakt.audit.file", Takes.file()),
                    Setting.of("nattvakt.audit.reads", Takes.trueOrFalse()),
                    Setting.optional("nattvakt.watch.every", Takes.time()),
                    Setting.optional("nattvakt.watch.slack-webhook", Takes.secret()),
                    Setting.optional("nattvakt.watch.slack-webhook-file", Takes.file()),
                    Setting.optional("nattvakt.watch.webhook", Takes.webAddress()),
                    Setting.optional("nattvakt.watch.webhook-file", Takes.file()),
                    Setting.of(
                            "nattvakt.watch.webhook-format",
                            Takes.oneOf("standard", "teams", "discord")),
                    Setting.optional("nattvakt.watch.webhook-secret", Takes.secret()),
                    Setting.optional("nattvakt.watch.webhook-secret-file", Takes.file()),
                    Setting.optional("nattvakt.watch.mail-to", Takes.mailAddresses()),
                    Setting.optional("nattvakt.watch.ping", Takes.webAddress()),
                    Setting.optional("nattvakt.watch.ping-file", Takes.file()),
                    Setting.of("nattvakt.watch.digest", Takes.oneOf("off", "daily", "weekly")),
                    Setting.of("nattvakt.watch.heartbeat", Takes.time()),
                    Setting.optional("nattvakt.watch.state", Takes.file()));

    private static final Map<String, Setting> BY_ENVIRONMENT =
            ALL.stream().collect(Collectors.toMap(Setting::environment, Function.identity()));

    private Settings() {}

    private static Takes ids(String shapes) {
        return Takes.text("ids of Slack (" + shapes + "), comma-separated");
    }

    /// @param set values by their names in the environment or in a configuration file
    /// @return one or two sentences for each wrong setting, sorted by name; never a secret
    public static List<String> problems(Map<String, String> set) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(set).forEach((name, value) -> problem(name, value).ifPresent(problems::add));
        return problems;
    }

    private static Optional<String> problem(String name, String value) {
        String environment = Setting.environment(INDEX.matcher(name).replaceAll(""));
        boolean ours =
                environment.startsWith(PREFIX)
                        && !NOT_OURS.contains(environment)
                        && KUBERNETES_PREFIXES.stream().noneMatch(environment::startsWith);
        if (!ours) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_ENVIRONMENT.get(environment))
                .map(setting -> setting.problem(name, value))
                .orElseGet(() -> Optional.of(unknown(name, environment)));
    }

    /// Compares names without the prefix: with it, every short name would be near every other.
    private static String unknown(String name, String environment) {
        List<String> known =
                Stream.concat(
                                ALL.stream()
                                        .map(Setting::environment)
                                        .map(one -> one.substring(PREFIX.length())),
                                Stream.of("HOSTUP_API_KEY", "HOSTUP_API_KEY_FILE"))
                        .toList();
        String bare = environment.substring(PREFIX.length());
        List<String> near =
                (known.contains(bare) ? List.of(bare) : Nearest.to(bare, known))
                        .stream()
                                .map(one -> one.startsWith("HOSTUP_API") ? one : PREFIX + one)
                                .toList();
        return "There is no setting %s.%s"
                .formatted(
                        name,
                        near.isEmpty()
                                ? " nattvakt --help lists them."
                                : " Did you mean %s?".formatted(String.join(" or ", near)));
    }
}
