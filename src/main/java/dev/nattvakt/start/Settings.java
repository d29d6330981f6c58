package dev.nattvakt.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
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

    /// Other names of HostUp's key: none of them is near another setting's.
    private static final Pattern KEY =
            Pattern.compile("(?:HOSTUP_)?(?:API_?)?(?:KEY|TOKEN)(|_FILE)");

    /// Letters of a misspelt prefix, with its underscore: shorter ones are other programs'.
    private static final int LEAST_PREFIX = 6;

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
                            "nattvakt.tools", Takes.list("names of tools, comma-separated")),
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
                    Setting.optional("nattvakt.access.hosts", Takes.hosts()),
                    Setting.optional("nattvakt.access.origins", Takes.origins()),
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
        return Takes.list("ids of Slack (" + shapes + "), comma-separated");
    }

    /// @param set values by their names in the environment or in a configuration file
    /// @return one or two sentences for each wrong setting, sorted by name; never a secret
    public static List<String> problems(Map<String, String> set) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(set).forEach((name, value) -> problem(name, value).ifPresent(problems::add));
        return problems;
    }

    /// The same of Java's own properties (`-D`), which are found under their exact names only.
    public static List<String> problemsOfProperties(Map<String, String> set) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(set)
                .forEach((name, value) ->
                        named(name)
                                .filter(setting -> !setting.property().equals(bare(name)))
                                .map(setting ->
                                        "There is no setting -D%s. Did you mean -D%s?"
                                                .formatted(name, setting.property()))
                                .or(() -> problem(name, value))
                                .ifPresent(problems::add));
        return problems;
    }

    /// Whether it could only be meant as one of ours.
    static boolean isMeantAsOurs(String name) {
        String environment = Setting.environment(bare(name));
        return environment.startsWith(PREFIX)
                        && !NOT_OURS.contains(environment)
                        && KUBERNETES_PREFIXES.stream().noneMatch(environment::startsWith)
                || hasMisspeltPrefix(environment);
    }

    /// `NATVAKT_READ_ONLY`: nobody else has that name.
    private static boolean hasMisspeltPrefix(String environment) {
        int end = environment.indexOf('_') + 1;
        return end >= LEAST_PREFIX
                && !environment.startsWith(PREFIX)
                && !Nearest.to(environment.substring(0, end), List.of(PREFIX)).isEmpty()
                && named(PREFIX + environment.substring(end)).isPresent();
    }

    private static String bare(String name) {
        return INDEX.matcher(name).replaceAll("");
    }

    private static Optional<Setting> named(String name) {
        return Optional.ofNullable(BY_ENVIRONMENT.get(Setting.environment(bare(name))));
    }

    private static Optional<String> problem(String name, String value) {
        if (!isMeantAsOurs(name)) {
            return Optional.empty();
        }
        String environment = Setting.environment(bare(name));
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
        String bare = environment.substring(environment.indexOf('_') + 1);
        Matcher key = KEY.matcher(bare);
        List<String> near =
                (known.contains(bare)
                                ? List.of(bare)
                                : key.matches()
                                        ? List.of("HOSTUP_API_KEY" + key.group(1))
                                        : Nearest.to(bare, known))
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
