package dev.nattvakt.words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChange.Effect;
import dev.nattvakt.change.history.PastChange.Result;
import dev.nattvakt.change.history.PastChanges.Page;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;

/// Past changes in plain words, one on a line.
class HistoryWordsTest {

    private static final Instant AT = Instant.parse("2026-11-22T02:00:30Z");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String HEAD = "2026-11-22 02:00 UTC \"web-01\" (vps_1): ";
    private static final Vps WEB =
            new Vps(
                    new VpsId("vps_1"),
                    Optional.of("web-01"),
                    Optional.of("192.0.2.10"),
                    Optional.empty());
    private static final Fields DAILY =
            Fields.of("frequency", "daily")
                    .with("hour", 2)
                    .with("retentionCount", 3)
                    .with("enabled", true);
    private static final Fields SIX = Fields.of("enabled", true).with("intervalHours", 6);

    /// @param said of what was changed
    private record Told(String said, Optional<Effect> effect) {}

    private static Told told(String said, Subject subject, Fields before, Fields after) {
        return new Told(said, Optional.of(new Effect(subject, before, after)));
    }

    static List<Told> effects() {
        return List.of(
                told(
                        "backup schedule: daily at 02:00 UTC -> daily at 05:00 UTC, copies 3 -> 2",
                        Subject.BACKUP_SCHEDULE,
                        DAILY,
                        DAILY.with("hour", 5).with("retentionCount", 2)),
                told(
                        "backup schedule: backups switched off",
                        Subject.BACKUP_SCHEDULE,
                        DAILY,
                        DAILY.with("enabled", false)),
                told(
                        "backup schedule new: daily at 02:00 UTC, keeping 3 copies",
                        Subject.BACKUP_SCHEDULE,
                        Fields.NONE,
                        DAILY),
                told(
                        "backup schedule removed: daily at 02:00 UTC, keeping 3 copies",
                        Subject.BACKUP_SCHEDULE,
                        DAILY,
                        Fields.NONE),
                told("backup schedule as before", Subject.BACKUP_SCHEDULE, DAILY, DAILY),
                told(
                        "snapshot schedule: hours between snapshots 6 -> 12",
                        Subject.SNAPSHOT_SCHEDULE,
                        SIX,
                        SIX.with("intervalHours", 12)),
                told(
                        "snapshot schedule removed: every 6 hours",
                        Subject.SNAPSHOT_SCHEDULE,
                        SIX,
                        Fields.NONE),
                told(
                        "backup settings: most backups 5 -> 4",
                        Subject.BACKUP_SETTINGS,
                        Fields.of("maxTotalBackups", 5),
                        Fields.of("maxTotalBackups", 4)),
                new Told("set_backup_schedule", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void sayWhatWasChanged(Told told) {
        assertThat(line(change(told.effect(), Result.VERIFIED, Optional.empty())))
                .isEqualTo(HEAD + told.said() + "; by anna over mcp; verified; receipt rcp_1.");
    }

    @ParameterizedTest
    @EnumSource
    void sayHowItEnded(Result result) {
        String how =
                switch (result) {
                    case VERIFIED -> "verified";
                    case ADJUSTED -> "adjusted by HostUp";
                    case PARTLY -> "partly done";
                    case UNCONFIRMED -> "sent, result unknown";
                    case CONFLICT -> "sent, but another value stood there afterwards";
                    case BROKEN -> "ended by a bug in Nattvakt, result unknown";
                };

        assertThat(line(change(Optional.empty(), result, Optional.empty())))
                .contains("; by anna over mcp; " + how + "; receipt");
    }

    @ParameterizedTest
    @EnumSource
    void sayWhoseYesItWas(ApprovalWay way) {
        String yes =
                switch (way) {
                    case CALLER -> ", approved by \"bo b\" in a call; ";
                    case ELICITATION -> ", approved by \"bo b\" when asked; ";
                    case APP -> ", approved by \"bo b\" on a card; ";
                    case SLACK -> ", approved by \"bo b\" in Slack; ";
                };

        assertThat(
                        line(
                                change(
                                        Optional.empty(),
                                        Result.VERIFIED,
                                        Optional.of(new Consent("bo b", way)))))
                .contains("by anna over mcp" + yes);
    }

    @Test
    void sayWhatWasDoneElsewhere() {
        assertThat(line(new PastChange.Elsewhere("evt_1", AT, WEB)))
                .isEqualTo(HEAD + "its schedules were changed elsewhere, not through Nattvakt.");
    }

    @Test
    void sayHowToUndoIt() {
        PastChange undoable =
                new PastChange.Here(
                        "evt_1",
                        AT,
                        WEB,
                        "set_backup_schedule",
                        "rest",
                        "anna",
                        Optional.empty(),
                        Optional.empty(),
                        Result.VERIFIED,
                        Optional.of("rcp_1"),
                        Optional.of("rcp_2"),
                        Optional.of(NextStep.on(WEB, "set_backup_schedule", DAILY)));

        assertThat(line(undoable))
                .endsWith(
                        "; verified; receipt rcp_1 of the fleet change rcp_2; to undo it: set_backup_schedule {\"vps\":\"vps_1\",\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3,\"enabled\":true}.");
    }

    /// A fleet change is told once, and its servers by what came of them.
    @Test
    void sayWhatCameOfManyServersTogether() {
        Fields off = DAILY.with("enabled", false);
        List<PastChange> changes =
                List.of(
                        part("rcp_9", 1, off, Result.VERIFIED),
                        part("rcp_9", 2, DAILY.with("hour", 5), Result.VERIFIED),
                        part("rcp_9", 3, off, Result.VERIFIED),
                        part("rcp_9", 4, off, Result.UNCONFIRMED),
                        part("rcp_8", 5, off, Result.VERIFIED),
                        change(Optional.empty(), Result.VERIFIED, Optional.empty()),
                        new PastChange.Elsewhere("evt_1", AT, WEB),
                        part("rcp_7", 1, off, Result.VERIFIED),
                        part("rcp_7", 2, off, Result.VERIFIED));

        assertThat(HistoryWords.of(new Page(changes, Optional.empty()), UTC).plain())
                .isEqualTo(
                        """
                        9 changes, newest first:
                        2026-11-22 02:00 UTC fleet change rcp_9 of 4 servers; by anna over mcp; to undo it: plan_fleet_change {"undoOf":"rcp_9"}:
                        - backup schedule: backups switched off; verified: "node-01" (vps_n1), "node-03" (vps_n3)
                        - backup schedule: daily at 02:00 UTC -> daily at 05:00 UTC; verified: "node-02" (vps_n2)
                        - backup schedule: backups switched off; sent, result unknown: "node-04" (vps_n4)
                        2026-11-22 02:00 UTC "node-05" (vps_n5): backup schedule: backups switched off; by anna over mcp; verified; receipt rcp_1 of the fleet change rcp_8.
                        2026-11-22 02:00 UTC "web-01" (vps_1): set_backup_schedule; by anna over mcp; verified; receipt rcp_1.
                        2026-11-22 02:00 UTC "web-01" (vps_1): its schedules were changed elsewhere, not through Nattvakt.
                        2026-11-22 02:00 UTC fleet change rcp_7 of 2 servers; by anna over mcp; to undo it: plan_fleet_change {"undoOf":"rcp_7"}:
                        - backup schedule: backups switched off; verified: "node-01" (vps_n1), "node-02" (vps_n2)\
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 100})
    void aLargeFleetChangeFitsAText(int size) {
        List<PastChange> changes =
                IntStream.range(0, size)
                        .<PastChange>mapToObj(i -> part("rcp_9", i, DAILY, Result.VERIFIED))
                        .toList();
        List<PastChange> longer =
                changes.stream()
                        .<PastChange>map(change -> named((PastChange.Here) change))
                        .toList();

        assertThat(HistoryWords.of(new Page(changes, Optional.empty()), UTC).plain())
                .contains("\"node-%02d\"".formatted(size - 1))
                .doesNotContain("more on this page")
                .hasSizeLessThan(8_000);
        assertThat(HistoryWords.of(new Page(longer, Optional.empty()), UTC).plain())
                .containsPattern("and \\d+ more on this page; ask again with limit [2-9]\\d")
                .hasSizeLessThan(8_000);
    }

    private static PastChange.Here named(PastChange.Here change) {
        return new PastChange.Here(
                change.id(),
                AT,
                new Vps(
                        change.vps().id(),
                        Optional.of("n".repeat(160)),
                        Optional.empty(),
                        Optional.empty()),
                change.tool(),
                change.door(),
                change.by(),
                change.approvedBy(),
                Optional.of(
                        new Effect(
                                Subject.BACKUP_SCHEDULE,
                                DAILY,
                                DAILY.with("name", change.vps().label() + "n".repeat(70)))),
                change.result(),
                change.receipt(),
                change.partOf(),
                change.undo());
    }

    private static PastChange.Here part(String whole, int number, Fields after, Result result) {
        return new PastChange.Here(
                "evt_1",
                AT,
                new Vps(
                        new VpsId("vps_n" + number),
                        Optional.of("node-%02d".formatted(number)),
                        Optional.empty(),
                        Optional.empty()),
                "apply_plan",
                "mcp",
                "anna",
                Optional.empty(),
                Optional.of(new Effect(Subject.BACKUP_SCHEDULE, DAILY, after)),
                result,
                Optional.of("rcp_1"),
                Optional.of(whole),
                Optional.empty());
    }

    @Test
    void sayThatThereIsNone() {
        HistoryCursor next = new HistoryCursor(AT, "evt_1", 7);

        assertThat(HistoryWords.of(new Page(List.of(), Optional.empty()), UTC).plain())
                .isEqualTo("No such change is recorded.");
        assertThat(HistoryWords.of(new Page(List.of(), Optional.of(next)), UTC).plain())
                .isEqualTo(
                        "No such change in this part of the record.\nThere may be more: ask again with cursor "
                                + next.word()
                                + ".");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 100})
    void fitATextAndSayWhatIsLeftOut(int size) {
        PastChange change =
                change(
                        Optional.of(new Effect(Subject.BACKUP_SCHEDULE, DAILY, Fields.NONE)),
                        Result.VERIFIED,
                        Optional.of(new Consent("b".repeat(80), ApprovalWay.CALLER)));
        HistoryCursor next = new HistoryCursor(AT, "evt_1", 7);

        String said =
                HistoryWords.of(new Page(Collections.nCopies(size, change), Optional.of(next)), UTC)
                        .plain();

        assertThat(said).startsWith(size + " changes, newest first:\n").endsWith(next.word() + ".");
        assertThat(said.length()).isLessThan(8_000);
        long lines = said.lines().filter(line -> line.startsWith(HEAD)).count();
        assertThat(
                        said.contains(
                                "and "
                                        + (size - lines)
                                        + " more on this page; ask again with limit "
                                        + lines
                                        + " to see them."))
                .isEqualTo(lines < size);
        assertThat(lines).isGreaterThan(1);
    }

    private static PastChange change(
            Optional<Effect> effect, Result result, Optional<Consent> yes) {
        return new PastChange.Here(
                "evt_1",
                AT,
                WEB,
                "set_backup_schedule",
                "mcp",
                "anna",
                yes,
                effect,
                result,
                Optional.of("rcp_1"),
                Optional.empty(),
                Optional.empty());
    }

    private static String line(PastChange change) {
        String said = HistoryWords.of(new Page(List.of(change), Optional.empty()), UTC).plain();
        assertThat(said).startsWith("1 change:\n");
        return said.substring("1 change:\n".length());
    }
}
