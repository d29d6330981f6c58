package dev.nattvakt.policyfile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.fleet.policy.BackupWish;
import dev.nattvakt.fleet.policy.HourWindow;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.policy.PolicyRule;
import dev.nattvakt.fleet.policy.SnapshotWish;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.words.Zones;

/// Turns the text of a policy file into a policy, or says everything that is wrong with it.
final class PolicyReader {

    static final int MOST_RULES = 500;
    static final int MOST_PATTERNS = 5_000;

    private static final int LONGEST_PATTERN = 253;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_ZONE = 40;

    /// After half a year, the clocks are at their other time.
    private static final Duration OTHER_SEASON = Duration.ofDays(182);

    private static final String SOME_SERVERS = "[web-*, db-01]";
    private static final List<String> RULE =
            List.of("servers", "backup", "snapshot", "exempt", "until");
    private static final List<String> BACKUP =
            List.of(
                    "frequency",
                    "hour",
                    "spreadHours",
                    "dayOfWeek",
                    "dayOfMonth",
                    "retentionCount",
                    "capToFit",
                    "enabled",
                    "timeZone");
    private static final List<String> SNAPSHOT = List.of("intervalHours", "enabled");
    private static final List<String> FREQUENCIES = List.of("daily", "weekly", "monthly");

    private final ZoneId hostUpZone;
    private final Clock clock;

    /// @param hostUpZone in which HostUp means its hours
    PolicyReader(ZoneId hostUpZone, Clock clock) {
        this.hostUpZone = hostUpZone;
        this.clock = clock;
    }

    /// What came of the text.
    sealed interface Result {

        record Good(Policy policy) implements Result {}

        /// @param problems at least one, in the order of the file
        record Bad(List<FileProblem> problems) implements Result {}
    }

    Result read(String text) {
        Problems problems = new Problems();
        Optional<Node> root = YamlTree.read(text, problems);
        if (root.isEmpty() && problems.areNone()) {
            problems.add(1, "rules is missing: give a list of rules");
        }
        Policy policy = new Policy(root.map(node -> rules(node, problems)).orElse(List.of()));
        policy.unreachable()
                .forEach(rule ->
                        problems.add(
                                rule.line(),
                                where(rule.number())
                                        + "rules before it match every server that it matches: move it up, or leave"
                                        + " it out"));
        return problems.areNone() ? new Result.Good(policy) : new Result.Bad(problems.all());
    }

    /// Only those without a problem.
    private List<PolicyRule> rules(Node root, Problems problems) {
        if (!(root instanceof MappingNode block)) {
            problems.add(root, "the file has no keys: valid: rules");
            return List.of();
        }
        Section file = new Section(block, "", List.of("rules"), problems);
        if (!file.has("rules")) {
            file.missing("rules", "a list of rules");
            return List.of();
        }
        if (!(file.node("rules").orElseThrow() instanceof SequenceNode list)
                || list.getValue().isEmpty()) {
            file.wrong(
                    "rules", "rules is no list of rules", "begin each rule with - servers: [...]");
            return List.of();
        }
        if (list.getValue().size() > MOST_RULES) {
            file.wrong(
                    list.getValue().get(MOST_RULES),
                    "there are " + list.getValue().size() + " rules",
                    "at most " + MOST_RULES);
            return List.of();
        }
        List<PolicyRule> rules = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            int before = problems.count();
            Optional<PolicyRule> rule = rule(i + 1, list.getValue().get(i), problems);
            if (problems.count() == before) {
                rule.ifPresent(rules::add);
            }
        }
        if (rules.stream().mapToInt(rule -> rule.servers().size()).sum() > MOST_PATTERNS) {
            file.wrong("rules", "there are too many patterns", "at most " + MOST_PATTERNS);
            return List.of();
        }
        return rules;
    }

    private static String where(int number) {
        return "rule " + number + ": ";
    }

    private Optional<PolicyRule> rule(int number, Node node, Problems problems) {
        String where = where(number);
        if (!(node instanceof MappingNode block)) {
            problems.add(node, where + "this is no rule: begin it with servers: " + SOME_SERVERS);
            return Optional.empty();
        }
        Section rule = new Section(block, where, RULE, problems);
        if (!rule.has("servers")) {
            rule.missing("servers", "a list, for example " + SOME_SERVERS);
        }
        if (!rule.has("backup") && !rule.has("snapshot") && !rule.has("exempt")) {
            rule.wrong(block, "it wants nothing", "say backup, snapshot or exempt");
        }
        return Optional.of(
                new PolicyRule(
                        number,
                        Problems.line(block.getStartMark()),
                        rule.list("servers", SOME_SERVERS, LONGEST_PATTERN).stream()
                                .map(ScalarNode::getValue)
                                .map(NamePattern::new)
                                .toList(),
                        rule.section("backup", BACKUP).flatMap(this::backup),
                        rule.section("snapshot", SNAPSHOT).flatMap(PolicyReader::snapshot),
                        exemption(rule)));
    }

    private static Optional<Exemption> exemption(Section rule) {
        Optional<LocalDate> until =
                rule.text("until", "a date such as 2027-03-01", LONGEST_ZONE)
                        .flatMap(text -> date(rule, text));
        if (!rule.has("exempt")) {
            if (rule.has("until")) {
                rule.wrong("until", "until ends an exemption", "say exempt with its reason, too");
            }
            return Optional.empty();
        }
        return rule.sentence("exempt", "the reason, in words", LONGEST_REASON)
                .map(reason -> new Exemption(reason, until));
    }

    private static Optional<LocalDate> date(Section rule, String text) {
        try {
            if (text.length() == "2027-03-01".length()) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeParseException noDate) {
            // said below
        }
        rule.wrong("until", "until is no date", "give a day that exists, as in 2027-03-01");
        return Optional.empty();
    }

    private static Optional<SnapshotWish> snapshot(Section said) {
        Optional<Integer> interval =
                said.whole("intervalHours", SnapshotSchedule.SHORTEST, SnapshotSchedule.LONGEST);
        Optional<Boolean> enabled = said.truth("enabled");
        if (!said.has("intervalHours") && !said.has("enabled")) {
            said.wrong("snapshot", "it wants nothing", "say intervalHours");
        }
        return Optional.of(new SnapshotWish(interval, enabled.orElse(true)));
    }

    /// Empty when its parts do not fit together; then a problem says so.
    private Optional<BackupWish> backup(Section said) {
        Optional<Frequency> frequency = said.oneOf("frequency", FREQUENCIES).flatMap(Frequency::of);
        Optional<Hour> hour = said.whole("hour", 0, 23).map(Hour::new);
        Optional<Integer> spread = said.whole("spreadHours", 1, HourWindow.LONGEST);
        Optional<Integer> dayOfWeek = said.whole("dayOfWeek", 0, 6);
        Optional<Integer> dayOfMonth = said.whole("dayOfMonth", 1, 31);
        Optional<Integer> copies = said.whole("retentionCount", 1, Integer.MAX_VALUE);
        Optional<Boolean> capToFit = said.truth("capToFit");
        Optional<Boolean> enabled = said.truth("enabled");
        Optional<ZoneId> zone =
                said.text("timeZone", "an IANA zone name", LONGEST_ZONE)
                        .flatMap(name -> zone(said, name));
        if (BACKUP.stream().noneMatch(key -> !key.equals("timeZone") && said.has(key))) {
            said.wrong("backup", "it wants nothing", "say frequency, hour and retentionCount");
        }
        needs(said, "spreadHours", "hour");
        needs(said, "capToFit", "retentionCount");
        if (!daysFit(said, frequency)
                || (frequency.equals(Optional.of(Frequency.WEEKLY)) && dayOfWeek.isEmpty())
                || (frequency.equals(Optional.of(Frequency.MONTHLY)) && dayOfMonth.isEmpty())) {
            return Optional.empty();
        }
        BackupWish wish =
                new BackupWish(
                        frequency,
                        hour.map(from -> new HourWindow(from, spread.orElse(1))),
                        dayOfWeek.map(Weekday::of),
                        dayOfMonth.map(DayOfMonth::new),
                        copies,
                        capToFit.orElse(false),
                        enabled.orElse(true),
                        zone);
        checkHours(said, wish);
        return Optional.of(wish);
    }

    private static void needs(Section said, String key, String other) {
        if (said.has(key) && !said.has(other)) {
            said.wrong(key, key + " needs " + other, "say " + other + ", too");
        }
    }

    /// Whether there are the day fields that the frequency takes, and no others.
    private static boolean daysFit(Section said, Optional<Frequency> frequency) {
        boolean weekly = dayFits(said, frequency, "dayOfWeek", Frequency.WEEKLY, "0-6, 0 = Sunday");
        boolean monthly =
                dayFits(
                        said,
                        frequency,
                        "dayOfMonth",
                        Frequency.MONTHLY,
                        "1-31; every month has 1-28");
        return weekly && monthly;
    }

    private static boolean dayFits(
            Section said,
            Optional<Frequency> frequency,
            String day,
            Frequency takesIt,
            String fitting) {
        if (said.has("frequency") && frequency.isEmpty()) {
            return false;
        }
        boolean isTaken = frequency.equals(Optional.of(takesIt));
        if (isTaken && !said.has(day)) {
            said.missing(day, fitting);
        } else if (!isTaken && said.has(day)) {
            said.wrong(
                    day,
                    frequency
                            .map(other -> "a " + other.word() + " schedule takes no " + day)
                            .orElse(day + " needs a frequency"),
                    "leave it out, or make frequency " + takesIt.word());
        }
        return isTaken == said.has(day);
    }

    private static Optional<ZoneId> zone(Section said, String name) {
        Optional<ZoneId> zone = Zones.named(name);
        if (zone.isEmpty()) {
            said.wrong(
                    "timeZone",
                    "timeZone is %s, no IANA zone name".formatted(Section.quoted(name)),
                    Zones.advice(name));
        }
        return zone;
    }

    /// An hour that HostUp can be asked for in one season only is no mistake of the file: the
    /// clocks will change again.
    private void checkHours(Section said, BackupWish wish) {
        Instant now = clock.instant();
        if (wish.hours().isPresent()
                && wish.possibleHours(hostUpZone, now).isEmpty()
                && wish.possibleHours(hostUpZone, now.plus(OTHER_SEASON)).isEmpty()) {
            said.wrong(
                    "hour",
                    "%s in %s is no full hour of the same day for HostUp (%s)"
                            .formatted(
                                    wish.hours().get().from(),
                                    wish.timeZone().orElse(hostUpZone),
                                    hostUpZone),
                    "give the hour in " + hostUpZone + " and leave timeZone out");
        }
    }
}
