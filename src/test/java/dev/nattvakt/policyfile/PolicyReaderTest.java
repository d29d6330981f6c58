package dev.nattvakt.policyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.fleet.policy.BackupWish;
import dev.nattvakt.fleet.policy.Corrections;
import dev.nattvakt.fleet.policy.HourWindow;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.policy.PolicyRule;
import dev.nattvakt.fleet.policy.SnapshotWish;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PolicyReaderTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final String GOOD =
            """
            rules:                         # the first rule that matches a server holds
              - servers: [web-*, db-01]
                backup: {frequency: daily, hour: 1, spreadHours: 4, retentionCount: 7, capToFit: true, timeZone: Europe/Stockholm}
                snapshot: {intervalHours: 6}
              - servers: [scratch-*]
                exempt: rebuilt from images every night
                until: 2027-03-01
            """;

    private final PolicyReader reader =
            new PolicyReader(
                    UTC, Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void readsEveryRule() {
        assertThat(good(GOOD).rules())
                .containsExactly(
                        new PolicyRule(
                                1,
                                2,
                                List.of(new NamePattern("web-*"), new NamePattern("db-01")),
                                Optional.of(
                                        new BackupWish(
                                                Optional.of(Frequency.DAILY),
                                                Optional.of(new HourWindow(new Hour(1), 4)),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(7),
                                                true,
                                                true,
                                                Optional.of(ZoneId.of("Europe/Stockholm")))),
                                Optional.of(new SnapshotWish(Optional.of(6), true)),
                                Optional.empty()),
                        new PolicyRule(
                                2,
                                5,
                                List.of(new NamePattern("scratch-*")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(
                                        new Exemption(
                                                "rebuilt from images every night",
                                                Optional.of(LocalDate.parse("2027-03-01"))))));
    }

    @Test
    void takesTheExampleOfTheSettingsPage() throws IOException {
        String page = Files.readString(Path.of("docs", "settings.md"));
        String example = page.split("```yaml\n")[1].split("```")[0];

        assertThat(good(example).rules()).isEqualTo(good(GOOD).rules());
    }

    @ParameterizedTest
    @CsvSource({"europe/stockholm, Europe/Stockholm", "America/New York, America/New_York"})
    void takesAZoneAsToolsDo(String said, ZoneId zone) {
        assertThat(wish("{hour: 3, timeZone: " + said + "}").timeZone()).contains(zone);
    }

    @Test
    void readsDaysAndQuotedWordsAndBlocks() {
        BackupWish weekly = wish("{frequency: weekly, dayOfWeek: 0, hour: 23, enabled: false}");
        BackupWish monthly = wish("\n      frequency: \"monthly\"\n      dayOfMonth: 31");

        assertThat(weekly.dayOfWeek()).contains(DayOfWeek.SUNDAY);
        assertThat(weekly.enabled()).isFalse();
        assertThat(monthly.dayOfMonth()).contains(new DayOfMonth(31));
        assertThat(monthly.hours()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [{servers: [\"*\"], backup: {hour: 1}}]",
                "{\"rules\": [{\"servers\": [\"web-01\"], \"snapshot\": {\"intervalHours\": 24}}]}",
                "\uFEFFrules:\r\n- servers: [12, 2027-03-01, true, ~web]\r\n  exempt: 'because'\r\n",
                "---\nrules:\n- {servers: [a], exempt: b, backup: {hour: 1}}\n...\n",
                "rules:\n- {servers: [scratch-*], exempt: b, until: 2020-01-01}"
            })
    void takesYamlInAnyOfItsForms(String text) {
        assertThat(good(text).rules()).hasSize(1);
    }

    @ParameterizedTest(name = "backup: {0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {hour: 24}            | hour is 24 (expected: a whole number, 0-23): midnight is 0, of the next day
                    {hour: -1}            | hour is -1 (expected: a whole number, 0-23): hours run from 0, midnight, to 23
                    {hour: 1.5}           | hour is 1.5 (expected: a whole number, 0-23): full hours only: 1 or 2
                    {hour: "1"}           | hour is "1" (expected: a whole number, 0-23): give it without quotes and leading zeros
                    {hour: 01}            | hour is "01" (expected: a whole number, 0-23): give it without quotes and leading zeros
                    {hour: 1:30}          | hour is "1:30" (expected: a whole number, 0-23): give it without quotes and leading zeros
                    {hour: [1]}           | hour is a block (expected: a whole number, 0-23): give one value
                    {hour: }              | hour is empty: give a whole number, 0-23
                    {hour: 1, hour: 2}    | hour is there twice: keep one
                    {hour: 1, spreadHours: 25} | spreadHours is 25 (expected: a whole number, 1-24): the nearest that is possible is 24
                    {spreadHours: 4}      | spreadHours needs hour: say hour, too
                    {capToFit: true}      | capToFit needs retentionCount: say retentionCount, too
                    {retentionCount: 0}   | retentionCount is 0 (expected: a whole number, 1 or more): 1 is the least; to have none made, switch the schedule off
                    {enabled: yes}        | enabled is "yes" (expected: true or false): give true or false without quotes
                    {enabled: "true"}     | enabled is "true" (expected: true or false): give true or false without quotes
                    {frequency: dayly}    | frequency is "dayly": did you mean daily? valid: daily, weekly, monthly
                    {frequency: hourly}   | frequency is "hourly": a backup runs once a day at most; valid: daily, weekly, monthly
                    {frequency: weekly}   | dayOfWeek is missing: give 0-6, 0 = Sunday
                    {frequency: weekly, dayOfWeek: 7} | dayOfWeek is 7 (expected: a whole number, 0-6): 0 is Sunday, 1 is Monday, 6 is Saturday
                    {frequency: monthly}  | dayOfMonth is missing: give 1-31; every month has 1-28
                    {frequency: daily, dayOfWeek: 1} | a daily schedule takes no dayOfWeek: leave it out, or make frequency weekly
                    {frequency: weekly, dayOfWeek: 1, dayOfMonth: 1} | a weekly schedule takes no dayOfMonth: leave it out, or make frequency monthly
                    {dayOfMonth: 1}       | dayOfMonth needs a frequency: leave it out, or make frequency monthly
                    {hour: 1, timeZone: Europe/Stokholm} | timeZone is "Europe/Stokholm", no IANA zone name: did you mean Europe/Stockholm?
                    {hour: 1, timeZone: +01:00} | timeZone is "+01:00", no IANA zone name: it could mean Etc/GMT-1 (UTC+1 all year); where clocks change, name a place as Area/City, for example Europe/Stockholm
                    {hour: 2, timeZone: Asia/Kolkata} | 02:00 in Asia/Kolkata is no full hour of the same day for HostUp (UTC): give the hour in UTC and leave timeZone out
                    {frequency: monthly, dayOfMonth: 15, hour: 0, timeZone: Europe/Stockholm} | 00:00 in Europe/Stockholm is no full hour of the same day for HostUp (UTC): give the hour in UTC and leave timeZone out
                    {timeZone: Europe/Stockholm} | it wants nothing: say frequency, hour and retentionCount
                    {}                    | it wants nothing: say frequency, hour and retentionCount
                    daily                 | backup has no keys: valid: frequency, hour, spreadHours, dayOfWeek, dayOfMonth, retentionCount, capToFit, enabled, timeZone
                    {keep: 7, hour: 1}    | there is no key "keep": did you mean retentionCount? valid: frequency, hour, spreadHours, dayOfWeek, dayOfMonth, retentionCount, capToFit, enabled, timeZone
                    """)
    void tellsWhatIsWrongWithABackup(String backup, String problem) {
        String told =
                bad("rules:\n- servers: [web-01]\n  backup: " + backup).replace("backup: ", "");

        assertThat(told).isEqualTo("line 3: rule 1: " + problem);
    }

    @Test
    void anHourThatIsPossibleInOneSeasonIsNoMistake() {
        assertThat(
                        wish("{frequency: monthly, dayOfMonth: 15, hour: 1, timeZone: Europe/Stockholm}")
                                .hours())
                .isPresent();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    servers: [a], snapshot: {intervalHours: 3}  | snapshot: intervalHours is 3 (expected: a whole number, 4-24): the nearest that is possible is 4
                    servers: [a], snapshot: {intervalHours: 25} | snapshot: intervalHours is 25 (expected: a whole number, 4-24): the nearest that is possible is 24
                    servers: [a], snapshot: {}                  | snapshot: it wants nothing: say intervalHours
                    servers: [a], exempt: ''                    | exempt has an empty text: give 1 to 200 characters
                    servers: [a], exempt:                       | exempt is empty: give the reason, in words
                    servers: [a], exempt: true                  | exempt is "true" (expected: the reason, in words): say it in words
                    servers: [a], exempt: x, until: 2027-02-29  | until is no date: give a day that exists, as in 2027-03-01
                    servers: [a], exempt: x, until: soon        | until is no date: give a day that exists, as in 2027-03-01
                    servers: [a], exempt: x, until: +2027-03-1  | until is no date: give a day that exists, as in 2027-03-01
                    servers: [a], backup: {hour: 1}, until: 2027-03-01 | until ends an exemption: say exempt with its reason, too
                    servers: [], exempt: x                      | servers is empty: for example [web-*, db-01]
                    servers: web-01, exempt: x                  | servers is no list: for example [web-*, db-01]
                    servers: [[a]], exempt: x                   | servers holds something that is no text: for example [web-*, db-01]
                    servers: [''], exempt: x                    | servers has an empty text: give 1 to 253 characters
                    servers: ["a\\0b"], exempt: x               | servers has control characters: leave them out
                    servers: [a]                                | it wants nothing: say backup, snapshot or exempt
                    exempt: x                                   | servers is missing: give a list, for example [web-*, db-01]
                    server: [a], servers: [a], exempt: x        | there is no key "server": did you mean servers? valid: servers, backup, snapshot, exempt, until
                    [a]: b, servers: [a], exempt: x             | a key must be a word: valid: servers, backup, snapshot, exempt, until
                    """)
    void tellsWhatIsWrongWithARule(String rule, String problem) {
        assertThat(bad("rules:\n- {" + rule + "}")).isEqualTo("line 2: rule 1: " + problem);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                        | line 1: rules is missing: give a list of rules
                    '# only a remark'         | line 1: rules is missing: give a list of rules
                    'rules:'                  | line 1: rules is no list of rules: begin each rule with - servers: [...]
                    'rules: []'               | line 1: rules is no list of rules: begin each rule with - servers: [...]
                    'rules: [1]'              | line 1: rule 1: this is no rule: begin it with servers: [web-*, db-01]
                    'sk_live_canary'          | line 1: the file has no keys: valid: rules
                    '- servers: [a]'          | line 1: the file has no keys: valid: rules
                    'rule: []'                | 'line 1: there is no key "rule": did you mean rules? valid: rules; line 1: rules is missing: give a list of rules'
                    """)
    void tellsWhatIsWrongWithTheFile(String text, String problem) {
        assertThat(bad(text)).isEqualTo(problem);
    }

    @Test
    void tellsEverythingAtOnceInTheOrderOfTheFile() {
        assertThat(
                        bad(
                                """
                                rules:
                                  - servers: [web-*]
                                    backup:
                                      frequency: weekly
                                      hour: 24
                                      copies: 7
                                  - servers: ["*"]
                                    exempt: reason
                                  - servers: []
                                    snapshot: {intervalHours: 2}
                                    until: never
                                  - servers: [db-*]
                                    exempt: unreachable
                                rulez: 1
                                """))
                .isEqualTo(
                        String.join(
                                "; ",
                                "line 4: rule 1: backup: dayOfWeek is missing: give 0-6, 0 = Sunday",
                                "line 5: rule 1: backup: hour is 24 (expected: a whole number, 0-23): midnight is 0, of the next day",
                                "line 6: rule 1: backup: there is no key \"copies\": did you mean retentionCount? valid: frequency, hour, spreadHours, dayOfWeek, dayOfMonth, retentionCount, capToFit, enabled, timeZone",
                                "line 9: rule 3: servers is empty: for example [web-*, db-01]",
                                "line 10: rule 3: snapshot: intervalHours is 2 (expected: a whole number, 4-24): the nearest that is possible is 4",
                                "line 11: rule 3: until is no date: give a day that exists, as in 2027-03-01",
                                "line 11: rule 3: until ends an exemption: say exempt with its reason, too",
                                "line 12: rule 4: rules before it match every server that it matches: move it up, or leave it out",
                                "line 14: there is no key \"rulez\": did you mean rules? valid: rules"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'rules:\n- servers: [*]'                      | 2 | quotation marks
                    'rules:\n- servers: [*-db]\n  exempt: x'      | 2 | quotation marks
                    'rules:\n- servers: &a [web]\n  exempt: x'    | 2 | anchors, aliases and tags are not taken
                    'rules:\n- servers: [!x web]\n  exempt: x'    | 2 | anchors, aliases and tags are not taken
                    '!!java.net.URL [x]'                          | 1 | anchors, aliases and tags are not taken
                    'rules:\n- servers: [web\n  exempt: x'        | 3 | this is not YAML
                    'rules: [}'                                   | 1 | this is not YAML
                    'rules:\n\t- servers: [a]'                    | 2 | this is not YAML
                    'rules: "'                                    | 1 | this is not YAML
                    'rules: [[[[[[[[[]]]]]]]]]'                   | 1 | nested deeper than any policy
                    'rules: []\n---\nrules: []'                   | 2 | a second document begins here
                    """)
    void refusesWhatIsNotPlainYaml(String text, int line, String problem) {
        assertThat(bad(text.replace("\\n", "\n").replace("\\t", "\t")))
                .startsWith("line " + line + ": ")
                .contains(problem);
    }

    @Test
    void refusesCharactersThatYamlDoesNotTake() {
        assertThat(bad("rules:\n- servers: [a\u0007]\n"))
                .isEqualTo("line 2: there is a character that YAML does not take (U+0007)");
    }

    @Test
    void neverShowsAValueThatItDoesNotKnow() {
        assertThat(bad("token: canary-1\nrules: {a: canary-2}")).doesNotContain("canary");
        assertThat(bad("canary-3: [")).doesNotContain("canary");
    }

    @Test
    void anAliasBombCostsNothing() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(bad(bomb.toString())).contains("line 30: anchors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{a: ", "- ", "? ", "!!x ", "&a ", "\"", "'", "a: b\n", ",", "\n "})
    void aQuarterOfAMegabyteOfAnythingIsReadInTime(String piece) {
        String text = piece.repeat(256 * 1024 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(bad(text)).isNotEmpty());
    }

    @Test
    void takesFiveHundredRulesAndNoMore() {
        assertThat(good(rules(500)).rules()).hasSize(500);
        assertThat(bad(rules(501))).isEqualTo("line 502: there are 501 rules: at most 500");
    }

    @Test
    void fiveThousandPatternsAreComparedInTime() {
        String most =
                IntStream.range(0, 500)
                        .mapToObj(rule ->
                                "- {exempt: x, servers: ["
                                        + IntStream.range(0, 10)
                                                .mapToObj(i -> "a*b*c*d*%03d-%d".formatted(rule, i))
                                                .collect(Collectors.joining(","))
                                        + "]}\n")
                        .collect(Collectors.joining("", "rules:\n", ""));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(good(most).rules()).hasSize(500));
        assertThat(bad(most.replaceFirst("\\[a", "[another, a")))
                .isEqualTo("line 2: there are too many patterns: at most 5000");
    }

    @Test
    void noFileMakesItCrash() {
        Random random = new Random(2026_11_28);
        int good = 0;
        for (int i = 0; i < 5_000; i++) {
            String text = mutated(random);
            try {
                if (reader.read(text) instanceof PolicyReader.Result.Good(Policy policy)) {
                    good++;
                    use(policy, random);
                }
            } catch (RuntimeException crash) {
                throw new AssertionError("seed 20261128, file %d:%n%s".formatted(i, text), crash);
            }
        }
        assertThat(good).as("files that were taken").isBetween(100, 4_900);
    }

    /// Whatever was taken can be asked about any server.
    private static void use(Policy policy, Random random) {
        List<ServerState> fleet = List.of(server(random), server(random), server(random));
        Instant now = Instant.parse("2026-03-28T22:30:00Z").plusSeconds(random.nextInt(40_000_000));
        Corrections corrections = new Corrections(policy, Starts.of(fleet, UTC), UTC, now);
        fleet.forEach(seen -> {
            policy.check(seen, UTC, now);
            corrections.of(seen);
        });
        policy.notes(fleet.stream().map(ServerState::vps).toList(), now);
    }

    private static ServerState server(Random random) {
        ScheduleBuilder schedule = aSchedule().at(random.nextInt(24)).keeping(random.nextInt(1, 9));
        switch (random.nextInt(5)) {
            case 0 -> schedule.weekly(DayOfWeek.of(random.nextInt(1, 8)));
            case 1 -> schedule.monthly(random.nextInt(1, 32));
            case 2 -> schedule.off();
            case 3 -> schedule.unstated(random.nextBoolean() ? "hour" : "frequency");
            default -> schedule.named("nightly");
        }
        return new ServerState(
                new Vps(
                        new VpsId("vps_1"),
                        Optional.of(random.nextBoolean() ? "web-01" : "db-01"),
                        Optional.empty(),
                        Optional.empty()),
                (random.nextInt(4) == 0 ? backups() : backups(schedule)).build(),
                (random.nextBoolean() ? snapshots() : snapshots().offEvery(4)).build(),
                Copies.NONE);
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(GOOD);
        String pieces = "{}[]:,-*&!#?|>'\"%@`~<=\n\t\r \u0000\u0085\u2028\uD800\uDC00é09axZ";
        List<String> words =
                List.of(
                        "null",
                        "true",
                        "1e9",
                        "-0",
                        "0x1F",
                        "2027-02-30",
                        "<<: *a",
                        "&a",
                        "!!set",
                        "---\n",
                        "...",
                        "%YAML 9.9\n",
                        "99999999999999999999999999999999",
                        "rules:",
                        "backup: {frequency: monthly, dayOfMonth: 31}",
                        "timeZone: Asia/Kolkata",
                        "hour: 23, spreadHours: 24",
                        "frequency: weekly, dayOfWeek: 6",
                        "\"\\uD800\"");
        for (int edits = random.nextInt(1, 8); edits > 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
                case 2 -> text.insert(at, words.get(random.nextInt(words.size())));
                case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                case 4 -> text.replace(at, end, words.get(random.nextInt(words.size())));
                default -> throw new AssertionError();
            }
        }
        return text.toString();
    }

    private static String rules(int count) {
        return IntStream.range(0, count)
                .mapToObj("- {servers: [web-%d], backup: {hour: 1}}\n"::formatted)
                .collect(Collectors.joining("", "rules:\n", ""));
    }

    private BackupWish wish(String backup) {
        return good("rules:\n  - servers: [web-01]\n    backup: " + backup)
                .rules()
                .getFirst()
                .backup()
                .orElseThrow();
    }

    private Policy good(String text) {
        return switch (reader.read(text)) {
            case PolicyReader.Result.Good(Policy policy) -> policy;
            case PolicyReader.Result.Bad(List<FileProblem> problems) ->
                    throw new AssertionError(problems);
        };
    }

    private String bad(String text) {
        return switch (reader.read(text)) {
            case PolicyReader.Result.Good(Policy policy) ->
                    throw new AssertionError("taken: " + policy);
            case PolicyReader.Result.Bad(List<FileProblem> problems) ->
                    problems.stream().map(FileProblem::toString).collect(Collectors.joining("; "));
        };
    }
}
