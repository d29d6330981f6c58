package dev.nattvakt.policyfile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.policy.PolicyRule;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Rules whose patterns overlap and whose exemptions end, compared with a plain search from above.
final class OverlappingRules {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final PolicyReader READER =
            new PolicyReader(ZoneId.of("UTC"), Clock.fixed(NOW, ZoneOffset.UTC));
    private static final String UNREACHABLE = "rules before it match every server";
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Stockholm", "Pacific/Auckland", "America/Los_Angeles");
    private static final List<String> NAMES =
            Stream.of("web", "db", "Log", "app")
                    .flatMap(kind -> IntStream.range(1, 7).mapToObj(number -> kind + "-0" + number))
                    .toList();
    private static final List<String> PATTERNS =
            List.of(
                    "*",
                    "web-*",
                    "WEB-0*",
                    "*-01",
                    "*-0*",
                    "db-05",
                    "log-*",
                    "*b-03",
                    "a*p-0*6",
                    "d*",
                    "*e*",
                    "app-02",
                    "app-0*",
                    "w*-*3",
                    "nothing-*");

    private OverlappingRules() {}

    /// @param until of an exemption; empty where it never ends
    private record Written(
            List<String> patterns,
            boolean wants,
            boolean exempt,
            Optional<LocalDate> until,
            String zone) {

        static Written any(Random random) {
            boolean exempt = random.nextInt(3) == 0;
            return new Written(
                    Stream.generate(() -> PATTERNS.get(random.nextInt(PATTERNS.size())))
                            .limit(random.nextInt(1, 4))
                            .toList(),
                    !exempt || random.nextInt(3) == 0,
                    exempt,
                    exempt && random.nextInt(4) > 0
                            ? Optional.of(LocalDate.parse("2026-11-25").plusDays(random.nextInt(7)))
                            : Optional.empty(),
                    ZONES.get(random.nextInt(ZONES.size())));
        }

        boolean matches(String name) {
            return patterns.stream()
                    .map(pattern ->
                            Stream.of(pattern.split("\\*", -1))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining(".*")))
                    .anyMatch(pattern ->
                            Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                                    .matcher(name)
                                    .matches());
        }

        /// The exemption's last day ends where the rule's backup has its hours.
        boolean isExempt(Instant at) {
            ZoneId ends = wants ? ZoneId.of(zone) : ZoneOffset.UTC;
            return exempt
                    && until.map(day -> at.isBefore(day.plusDays(1).atStartOfDay(ends).toInstant()))
                            .orElse(true);
        }

        boolean neverEnds() {
            return wants || until.isEmpty();
        }

        String text() {
            StringBuilder text =
                    new StringBuilder("- servers: [")
                            .append(
                                    patterns.stream()
                                            .map(pattern -> '"' + pattern + '"')
                                            .collect(Collectors.joining(", ")))
                            .append("]\n");
            if (wants) {
                text.append("  backup: {hour: 1, timeZone: ").append(zone).append("}\n");
            }
            if (exempt) {
                text.append("  exempt: on purpose\n");
                until.ifPresent(day -> text.append("  until: ").append(day).append('\n'));
            }
            return text.toString();
        }
    }

    static void run(Random random, Tally tally) {
        List<Written> written = new ArrayList<>();
        int count = random.nextInt(40) == 0 ? 500 : random.nextInt(1, 16);
        for (int i = 0; i < count; i++) {
            written.add(Written.any(random));
        }
        PolicyReader.Result result = read(written);
        if (result instanceof PolicyReader.Result.Bad(List<FileProblem> problems)) {
            tally.count("with rules that nothing is left for");
            tally.expect(
                    problems.stream().allMatch(problem -> problem.text().contains(UNREACHABLE)),
                    "refused for something else: " + problems);
            Set<Integer> numbers =
                    problems.stream().map(OverlappingRules::number).collect(Collectors.toSet());
            numbers.forEach(number -> {
                List<Written> before = written.subList(0, number - 1);
                tally.expect(
                        NAMES.stream()
                                .filter(written.get(number - 1)::matches)
                                .allMatch(name ->
                                        before.stream()
                                                .filter(Written::neverEnds)
                                                .anyMatch(rule -> rule.matches(name))),
                        "something is left for rule %d: %s".formatted(number, text(written)));
            });
            List<Written> kept =
                    IntStream.range(0, written.size())
                            .filter(i -> !numbers.contains(i + 1))
                            .mapToObj(written::get)
                            .toList();
            written.clear();
            written.addAll(kept);
            result = read(written);
        }
        switch (result) {
            case PolicyReader.Result.Good(Policy policy) -> compare(policy, written, random, tally);
            case PolicyReader.Result.Bad(List<FileProblem> problems) ->
                    tally.violated("still refused: %s, %s".formatted(problems, text(written)));
        }
    }

    private static void compare(Policy policy, List<Written> written, Random random, Tally tally) {
        for (String name : NAMES) {
            Instant at = NOW.plus(Duration.ofMinutes(random.nextInt(-5_000, 5_000)));
            Vps vps =
                    new Vps(
                            new VpsId("vps_" + name),
                            Optional.of(name),
                            Optional.empty(),
                            Optional.empty());
            Predicate<Written> holds =
                    rule -> rule.matches(name) && (rule.wants() || rule.isExempt(at));
            Optional<Integer> first =
                    IntStream.range(0, written.size())
                            .filter(i -> holds.test(written.get(i)))
                            .mapToObj(i -> i + 1)
                            .findFirst();
            Optional<PolicyRule> found = policy.ruleFor(vps, at);
            tally.count(first.isEmpty() ? "servers without a rule" : "servers with a rule");
            tally.expect(
                    found.map(PolicyRule::number).equals(first),
                    "%s at %s: rule %s, not %s, of%n%s"
                            .formatted(
                                    name, at, found.map(PolicyRule::number), first, text(written)));
            boolean exempt = first.filter(i -> written.get(i - 1).isExempt(at)).isPresent();
            tally.expect(
                    found.filter(rule -> rule.isExemptAt(at)).isPresent() == exempt,
                    "%s at %s: exempt is not %s, of%n%s"
                            .formatted(name, at, exempt, text(written)));
        }
    }

    private static PolicyReader.Result read(List<Written> rules) {
        return READER.read(text(rules));
    }

    private static String text(List<Written> rules) {
        return rules.stream().map(Written::text).collect(Collectors.joining("", "rules:\n", ""));
    }

    private static int number(FileProblem problem) {
        return Integer.parseInt(problem.text().replaceAll("^rule (\\d+): .*", "$1"));
    }
}
