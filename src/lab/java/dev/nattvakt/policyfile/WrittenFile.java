package dev.nattvakt.policyfile;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.policy.PolicyRule;

/// A policy file as somebody writes it, with one mistake or none. It knows which line is wrong, and
/// what a good one says.
final class WrittenFile {

    private static final PolicyReader READER =
            new PolicyReader(
                    ZoneId.of("UTC"),
                    Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));

    /// A line that is wrong in any rule, and a part of what is said of it.
    private static final String[][] MISTAKES = {
        {"bakup: {hour: 1}", "did you mean backup?"},
        {"backup: {our: 1}", "did you mean hour?"},
        {"backup: {hour: 24}", "hour is 24"},
        {"backup: {hour: two}", "hour is \"two\""},
        {"backup: {hour: 1, spreadHours: 0}", "spreadHours is 0"},
        {"backup: {spreadHours: 4}", "spreadHours needs hour"},
        {"backup: {frequency: dayly, hour: 1}", "did you mean daily?"},
        {"backup: {frequency: weekly, hour: 1}", "dayOfWeek is missing"},
        {"backup: {frequency: monthly, dayOfMonth: 32}", "dayOfMonth is 32"},
        {"backup: {frequency: daily, dayOfMonth: 3}", "takes no dayOfMonth"},
        {"backup: {retentionCount: -7}", "retentionCount is -7"},
        {"backup: {capToFit: true}", "capToFit needs retentionCount"},
        {"backup: {hour: 1, timeZone: Europe/Stokholm}", "did you mean Europe/Stockholm?"},
        {"backup: {hour: 1, timeZone: Asia/Kolkata}", "no full hour"},
        {"backup: {hour: 1, hour: 2}", "hour is there twice"},
        {"snapshot: {intervalHours: 3}", "the nearest that is possible is 4"},
        {"snapshot: {every: 6}", "there is no key \"every\""},
        {"snapshot: 6", "snapshot has no keys"},
        {"exempt: ''", "exempt has an empty text"},
        {"exempt: true", "say it in words"},
        {"exempt: {reason: x}", "exempt is a block"},
    };

    private final List<String> lines = new ArrayList<>(List.of("rules:"));
    private final List<Integer> begins = new ArrayList<>();
    private final Random random;

    private WrittenFile(Random random) {
        this.random = random;
    }

    static void run(Random random, Tally tally) {
        WrittenFile file = new WrittenFile(random);
        int count = random.nextInt(50) == 0 ? 500 : random.nextInt(1, 12);
        int wrong = random.nextInt(4) == 0 ? 0 : random.nextInt(1, count + 1);
        String[] mistake = MISTAKES[random.nextInt(MISTAKES.length)];
        int at = 0;
        for (int number = 1; number <= count; number++) {
            file.begin(number);
            if (number == wrong) {
                file.lines.add("    " + mistake[0]);
                at = file.lines.size();
            } else {
                file.wish();
            }
        }
        long began = System.nanoTime();
        PolicyReader.Result result = READER.read(String.join("\n", file.lines) + "\n");
        if (count == 500) {
            tally.most(
                    "ms for 500 rules, at most",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
        tally.count(wrong == 0 ? "without a mistake" : "with a mistake");
        switch (result) {
            case PolicyReader.Result.Good(Policy policy) -> {
                tally.expect(wrong == 0, "taken: " + mistake[0]);
                tally.expect(file.says(policy), "rules were read otherwise: " + file.lines);
            }
            case PolicyReader.Result.Bad(List<FileProblem> problems) -> {
                int line = at;
                tally.expect(wrong > 0, "refused a good file: " + problems);
                tally.expect(
                        problems.stream()
                                .anyMatch(problem ->
                                        problem.line() == line
                                                && problem.text().contains(mistake[1])),
                        "line %d, %s: %s".formatted(line, mistake[0], problems));
                tally.expect(
                        problems.stream()
                                .allMatch(problem ->
                                        problem.text().startsWith("rule " + wrong + ": ")),
                        "told of another rule than %d: %s".formatted(wrong, problems));
            }
        }
    }

    /// The servers of each rule are its own, so that none hides another.
    private void begin(int number) {
        while (random.nextInt(3) == 0) {
            lines.add(random.nextBoolean() ? "" : "  # a remark: [with, {odd characters}]");
        }
        lines.add("  - servers: [%s, \"*-%d\"]".formatted(name(number), number));
        begins.add(lines.size());
    }

    private static String name(int number) {
        return "web-" + number + "-*";
    }

    private void wish() {
        switch (random.nextInt(3)) {
            case 0 ->
                    lines.add(
                            "    backup: {frequency: daily, hour: %d, spreadHours: %d}"
                                    .formatted(random.nextInt(24), random.nextInt(1, 25)));
            case 1 -> {
                lines.add("    snapshot:");
                lines.add("      intervalHours: " + random.nextInt(4, 25));
            }
            default -> {
                lines.add("    exempt: rebuilt from images");
                lines.add("    until: 2027-%02d-01".formatted(random.nextInt(1, 13)));
            }
        }
    }

    private boolean says(Policy policy) {
        List<PolicyRule> rules = policy.rules();
        boolean says = rules.size() == begins.size();
        for (int i = 0; says && i < rules.size(); i++) {
            PolicyRule rule = rules.get(i);
            String first = lines.get(rule.line());
            says =
                    rule.number() == i + 1
                            && rule.line() == begins.get(i)
                            && rule.servers().getFirst().equals(new NamePattern(name(i + 1)))
                            && rule.backup().isPresent() == first.contains("backup")
                            && rule.snapshot().isPresent() == first.contains("snapshot")
                            && rule.exemption().isPresent() == first.contains("exempt");
        }
        return says;
    }
}
