package dev.nattvakt.doors;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.Cadence;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.sandbox.state.Vps;

import static org.assertj.core.api.Assertions.assertThat;

/// What people say to an agent, and the calls that it makes of it: each follows from the tools'
/// descriptions and from the text of the answer before, and never from structured content.
@QuarkusTest
class SentencesTest {

    private static final int MOST_CALLS = 4;
    private static final int FLEET = 50;

    /// A quarter of the fleet.
    private static final int MOST_AT_ONCE = 12;

    private static final Pattern TOKEN = Pattern.compile("planToken (\\S{22})");
    private static final Pattern WHOLE = Pattern.compile("Receipt (rcp_[\\w-]+)");
    private static final Pattern CALL = Pattern.compile("(\\w+) (\\{[^}]*\\})");
    private static final Pattern ROW =
            Pattern.compile("\"([\\w-]+)\" \\((vps_\\w+)\\): ([^;]*?)(?=; \"|\\.(?: |$))");

    private Sandbox sandbox;

    @BeforeEach
    void startAnew() {
        sandbox = FreshFleet.begin();
        sandbox.setPostMeaning(PostMeaning.BY_FREQUENCY);
    }

    /// Knows the texts only.
    private static final class Agent {

        private final Through door;
        private int calls;

        Agent(Through door) {
            this.door = door;
        }

        String call(String tool, String arguments) {
            calls++;
            assertThat(calls).as("calls").isLessThanOrEqualTo(MOST_CALLS);
            return door.call(tool, arguments).summary();
        }

        /// The call that stands in a text behind these words.
        String callBehind(String words, String text) {
            assertThat(text).contains(words);
            MatchResult call = first(CALL, text.substring(text.indexOf(words) + words.length()));
            return call(call.group(1), call.group(2));
        }

        /// The user has seen the text and says yes.
        String yes(String text) {
            assertThat(text).contains("ask the user");
            return call(
                    "apply_plan", "{\"planToken\":\"%s\"}".formatted(first(TOKEN, text).group(1)));
        }
    }

    private static MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern + " is not in: " + text));
    }

    private List<BackupSchedule> backups(String vps) {
        return sandbox.state().vps(vps).backups().schedules();
    }

    private Map<String, List<BackupSchedule>> all() {
        Map<String, List<BackupSchedule>> all = new HashMap<>();
        sandbox.state().fleet().forEach(vps -> all.put(vps.id(), vps.backups().schedules()));
        return all;
    }

    private static List<String> said(Map<String, List<BackupSchedule>> fleet) {
        return fleet.entrySet().stream()
                .flatMap(vps ->
                        vps.getValue().stream()
                                .map(row ->
                                        "%s %s %s %s"
                                                .formatted(
                                                        vps.getKey(),
                                                        row.enabled(),
                                                        row.cadence(),
                                                        row.retentionCount())))
                .sorted()
                .toList();
    }

    /// "Protect everything that has no backup yet: nightly, spread over the small hours, as many
    /// copies as fit."
    @ParameterizedTest
    @EnumSource(names = {"REST", "MCP"})
    void protectEverythingThatHasNoBackup(Through door) {
        Agent agent = new Agent(door);
        List<String> others = said(all());

        String plan =
                agent.call(
                        "plan_fleet_change",
                        "{\"servers\":[\"*\"],\"only\":\"unprotected\",\"frequency\":\"daily\",\"hour\":0,\"spreadHours\":6,\"capToFit\":true}");
        String done = agent.yes(plan);

        assertThat(plan)
                .contains(
                        "would change 2 of 3 servers",
                        "\"mail-01\"",
                        "A pending order must be completed first");
        assertThat(done).startsWith("2 servers changed as planned and read back.");
        assertThat(backups("web-01")).singleElement().matches(row -> nightly(row, 3));
        assertThat(backups("cache-01")).singleElement().matches(row -> nightly(row, 2));
        assertThat(backups("mail-01")).isEmpty();
        assertThat(said(all())).hasSize(others.size() + 2).containsAll(others);
    }

    private static boolean nightly(BackupSchedule row, int copies) {
        return row.enabled()
                && row.cadence() instanceof Cadence.Daily
                && row.cadence().hour() < 6
                && row.retentionCount() == copies;
    }

    /// "Pause all backups for the weekend and turn them back on Monday." Two were paused before,
    /// and stay so.
    @ParameterizedTest
    @EnumSource(names = {"REST", "MCP"})
    void pauseAllAndTurnThemBackOn(Through door) {
        Agent agent = new Agent(door);
        List<String> before = said(all());

        String paused =
                agent.yes(
                        agent.call("plan_fleet_change", "{\"servers\":[\"*\"],\"enabled\":false}"));
        assertThat(all().values().stream().flatMap(List::stream))
                .noneMatch(BackupSchedule::enabled);
        String back =
                agent.call(
                        "plan_fleet_change",
                        "{\"undoOf\":\"%s\"}".formatted(first(WHOLE, paused).group(1)));
        agent.yes(back);

        assertThat(said(all())).isEqualTo(before);
        assertThat(backups("files-01")).noneMatch(BackupSchedule::enabled);
    }

    /// "Make node-01 to node-05 monthly on the last day." The text says that there is none, so the
    /// agent asks; the user says 28.
    @ParameterizedTest
    @EnumSource(names = {"REST", "MCP"})
    void makeFiveMonthlyOnTheLastDay(Through door) {
        Agent agent = new Agent(door);
        String monthly =
                "{\"servers\":[\"node-01\",\"node-02\",\"node-03\",\"node-04\",\"node-05\"],\"frequency\":\"monthly\",\"dayOfMonth\":%s}";

        String gaps = agent.call("plan_fleet_change", monthly.formatted(31));
        assertThat(gaps)
                .contains(
                        "February, April, June, September and November have no day 31",
                        "day 28 is in every month");
        agent.yes(agent.call("plan_fleet_change", monthly.formatted(28)));

        for (int number = 1; number <= 5; number++) {
            assertThat(
                            backups("node-%02d".formatted(number)).stream()
                                    .filter(BackupSchedule::enabled))
                    .singleElement()
                    .matches(
                            row -> row.cadence() instanceof Cadence.Monthly(_, int on) && on == 28);
        }
        assertThat(backups("node-06"))
                .singleElement()
                .matches(row -> row.cadence() instanceof Cadence.Daily);
    }

    /// "What changed this week and who did it?"
    @ParameterizedTest
    @EnumSource(names = {"REST", "MCP"})
    void whatChangedThisWeekAndWhoDidIt(Through door) {
        Agent before = new Agent(door);
        before.call("set_backup_schedule", "{\"vps\":\"node-20\",\"hour\":7}");
        String many =
                before.yes(
                        before.call("plan_fleet_change", "{\"servers\":[\"node-0*\"],\"hour\":9}"));

        String told = new Agent(door).call("list_changes", "{\"since\":\"7d\"}");

        assertThat(told)
                .contains(
                        "fleet change %s of 9 servers; by ".formatted(first(WHOLE, many).group(1)),
                        ", approved by ",
                        "{\"undoOf\":\"%s\"}".formatted(first(WHOLE, many).group(1)),
                        "- backup schedule: daily at 02:00 UTC -> daily at 09:00 UTC; verified: ",
                        "\"node-20\" (");
        IntStream.rangeClosed(1, 9)
                .forEach(number -> assertThat(told).contains("\"node-%02d\" (".formatted(number)));
    }

    /// "Undo what you did to web-01."
    @ParameterizedTest
    @EnumSource(names = {"REST", "MCP"})
    void undoWhatYouDidToOne(Through door) {
        new Agent(door)
                .call(
                        "set_backup_schedule",
                        "{\"vps\":\"web-01\",\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3}");
        Agent agent = new Agent(door);

        String changes = agent.call("list_changes", "{\"vps\":\"web-01\",\"limit\":1}");
        agent.yes(agent.callBehind("to undo it: ", changes));

        assertThat(backups("web-01")).isEmpty();
    }

    /// "Give me all schedules as a table."
    @ParameterizedTest
    @EnumSource(names = {"REST", "MCP"})
    void giveMeAllSchedulesAsATable(Through door) {
        String text = new Agent(door).call("audit_protection", "{\"limit\":100}");

        Map<String, String> table =
                ROW.matcher(text)
                        .results()
                        .collect(Collectors.toMap(row -> row.group(2), row -> row.group(3)));

        assertThat(table).hasSize(FLEET);
        for (Vps vps : sandbox.state().fleet()) {
            String row = table.get(vps.id());
            vps.backups()
                    .schedules()
                    .forEach(schedule -> assertThat(row).contains(", " + cell(schedule)));
            vps.snapshots()
                    .schedule()
                    .ifPresent(schedule ->
                            assertThat(row)
                                    .contains(
                                            "snapshots every " + schedule.intervalHours() + " h"));
        }
    }

    private static String cell(BackupSchedule schedule) {
        String day =
                switch (schedule.cadence()) {
                    case Cadence.Daily _ -> "";
                    case Cadence.Weekly(_, DayOfWeek on) ->
                            " " + on.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                    case Cadence.Monthly(_, int on) -> " day " + on;
                };
        return "%s%s %02d:00, %s"
                .formatted(
                        schedule.cadence().frequency(),
                        day,
                        schedule.cadence().hour(),
                        schedule.retentionCount());
    }

    /// "Too many start at two: fix it."
    @ParameterizedTest
    @EnumSource(names = {"REST", "MCP"})
    void tooManyStartAtTwo(Through door) {
        Agent agent = new Agent(door);
        assertThat(most()).isGreaterThan(MOST_AT_ONCE);

        String audit = agent.call("audit_protection", "{\"limit\":100}");
        String plan = agent.callBehind("To spread them: ", audit);
        agent.yes(plan);

        assertThat(audit).contains("start at 02:00 UTC");
        assertThat(plan).contains("02:00", "03:00", "04:00").doesNotContain("refused");
        assertThat(most()).isLessThanOrEqualTo(MOST_AT_ONCE);
        assertThat(all().values().stream().flatMap(List::stream))
                .filteredOn(BackupSchedule::enabled)
                .hasSize(FLEET - 5);
    }

    /// The most servers that start in one hour, weekly and monthly ones included.
    private long most() {
        List<Integer> hours = new ArrayList<>();
        all().values().stream()
                .flatMap(List::stream)
                .filter(BackupSchedule::enabled)
                .forEach(row -> hours.add(row.cadence().hour()));
        return IntStream.range(0, 24)
                .mapToLong(hour -> hours.stream().filter(at -> at == hour).count())
                .max()
                .orElseThrow();
    }
}
