package dev.nattvakt.watch.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.watch.alert.OwnChanges.Origin;
import dev.nattvakt.words.FleetExamples;
import dev.nattvakt.words.OutcomeExamples;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What is known of changes made by earlier and by other processes.
class OwnChangesTest {

    private static final Instant SEEN = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant LATER = SEEN.plusSeconds(600);
    private static final BackupStateBuilder NO_BACKUPS = backups();
    private static final SnapshotStateBuilder NO_SNAPSHOTS = snapshots();
    private static final String FIRST = "0".repeat(64);

    @TempDir Path folder;

    @Test
    void readsThoseOfEveryProcessFromTheAuditFile() throws IOException {
        audit(
                line(SEEN.minusSeconds(60), "vps_9", "no", 1),
                line(SEEN.plusSeconds(5), "vps_db", "yes", 3));

        assertThat(afterARestart().origin(showing(3), Optional.of(SEEN))).isEqualTo(Origin.HERE);
        assertThat(afterARestart().origin(showing(4), Optional.of(SEEN)))
                .isEqualTo(Origin.ELSEWHERE);
    }

    @Test
    void countsOnlyWhatWasSent() throws IOException {
        audit(
                line(SEEN.minusSeconds(60), "vps_9", "no", 1),
                line(SEEN.plusSeconds(5), "vps_db", "no", 3));

        assertThat(afterARestart().origin(showing(3), Optional.of(SEEN)))
                .isEqualTo(Origin.ELSEWHERE);
    }

    @Test
    void aWriteWhoseResultIsUnknownMayHaveLeftAnything() throws IOException {
        audit(
                line(SEEN.minusSeconds(60), "vps_9", "no", 1),
                line(SEEN.plusSeconds(5), "vps_db", "maybe", 3));

        assertThat(afterARestart().origin(showing(4), Optional.of(SEEN))).isEqualTo(Origin.HERE);
    }

    @Test
    void anAuditFileThatBeginsLaterTellsNotEverything() throws IOException {
        audit(line(SEEN.plusSeconds(60), "vps_9", "yes", 1));

        assertThat(afterARestart().origin(showing(3), Optional.of(SEEN))).isEqualTo(Origin.UNKNOWN);
    }

    @Test
    void anAuditFileWhoseChainBeginsInItTellsEverything() throws IOException {
        audit(
                line(SEEN.plusSeconds(60), "vps_9", "yes", 1)
                        .replace("}}", "},\"prev\":\"" + FIRST + "\"}"));

        assertThat(afterARestart().origin(showing(3), Optional.of(SEEN)))
                .isEqualTo(Origin.ELSEWHERE);
    }

    @Test
    void withoutAnyFileARestartForgetsThem() {
        OwnChanges fresh = new OwnChanges(at(LATER));

        assertThat(fresh.origin(showing(3), Optional.of(SEEN))).isEqualTo(Origin.UNKNOWN);
        assertThat(fresh.origin(showing(3), Optional.of(LATER))).isEqualTo(Origin.ELSEWHERE);
        assertThat(fresh.origin(showing(3), Optional.empty())).isEqualTo(Origin.UNKNOWN);
    }

    @Test
    void keepsThemBesideTheStateFile() {
        Optional<Path> state = Optional.of(folder.resolve("state.json"));
        OwnChanges before = new OwnChanges(at(SEEN.minusSeconds(1)), Optional.empty(), state);
        before.begin();
        before.keep(new OwnChange("vps_db", SEEN.plusSeconds(5), Fields.of("hour", 3)));

        OwnChanges after = new OwnChanges(at(LATER), Optional.empty(), state);

        assertThat(after.origin(showing(3), Optional.of(SEEN))).isEqualTo(Origin.HERE);
        assertThat(after.origin(showing(4), Optional.of(SEEN))).isEqualTo(Origin.ELSEWHERE);
        assertThat(after.origin(showing(3), Optional.of(SEEN.minusSeconds(60))))
                .isEqualTo(Origin.HERE);
    }

    @Test
    void theFileBesideTheStateStaysSmall() throws IOException {
        Optional<Path> state = Optional.of(folder.resolve("state.json"));
        OwnChanges changes = new OwnChanges(at(SEEN), Optional.empty(), state);
        for (int i = 0; i < 4_000; i++) {
            changes.keep(new OwnChange("vps_" + i, SEEN.plusSeconds(i), Fields.of("hour", 3)));
        }

        assertThat(Files.size(folder.resolve("state.json.changes"))).isLessThan(300_000);
        assertThat(
                        new OwnChanges(at(LATER), Optional.empty(), state)
                                .origin(showing(3), Optional.of(SEEN)))
                .isEqualTo(Origin.UNKNOWN);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("a first schedule", backups(aSchedule().at(2)), NO_SNAPSHOTS, "HERE"),
                arguments(
                        "a first schedule", backups(aSchedule().at(5)), NO_SNAPSHOTS, "ELSEWHERE"),
                arguments("snapshots", NO_BACKUPS, snapshots().every(6), "HERE"),
                arguments("snapshots", NO_BACKUPS, snapshots().every(4), "ELSEWHERE"),
                arguments("settings", backups(aSchedule()), NO_SNAPSHOTS, "HERE"),
                arguments("backup schedule removed", NO_BACKUPS, NO_SNAPSHOTS, "HERE"),
                arguments("snapshot schedule removed", NO_BACKUPS, NO_SNAPSHOTS, "HERE"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("kinds")
    void knowsEachKindOfChange(
            String example,
            BackupStateBuilder backups,
            SnapshotStateBuilder snapshots,
            Origin origin) {
        OwnChanges changes = new OwnChanges(at(SEEN));

        changes.saw(completed(Answered.of(OutcomeExamples.named(example)), Optional.empty()));

        assertThat(
                        changes.origin(
                                judged(OutcomeExamples.WEB, backups, snapshots), Optional.of(SEEN)))
                .isEqualTo(origin);
    }

    /// Each of its servers is told as a call, and the whole tells of none.
    @Test
    void knowsWhatAPlanOverManyServersChanged() {
        OwnChanges changes = new OwnChanges(at(SEEN));
        changes.saw(
                completed(
                        Answered.of(OutcomeExamples.named("a first schedule")),
                        Optional.of("rcp_whole")));
        changes.saw(
                completed(
                        ToolResult.of(
                                Answer.of(
                                        FleetExamples.applied(
                                                FleetExamples.tried(1, "a first schedule")))),
                        Optional.empty()));

        assertThat(
                        changes.origin(
                                judged(
                                        OutcomeExamples.WEB,
                                        backups(aSchedule().at(2)),
                                        NO_SNAPSHOTS),
                                Optional.of(SEEN)))
                .isEqualTo(Origin.HERE);
        assertThat(changes.origin(showing(3), Optional.of(SEEN))).isEqualTo(Origin.ELSEWHERE);
    }

    private static CompletedCall completed(ToolResult result, Optional<String> partOf) {
        return new CompletedCall(
                ApplyPlanTool.DEFINITION,
                JsonNodeFactory.instance.objectNode(),
                CallBuilder.aCall(new VirtualTime()).build(),
                result,
                Duration.ZERO,
                partOf);
    }

    private OwnChanges afterARestart() {
        return new OwnChanges(
                at(LATER), Optional.of(folder.resolve("audit.jsonl")), Optional.empty());
    }

    private void audit(String... lines) throws IOException {
        Files.writeString(folder.resolve("audit.jsonl"), String.join("\n", lines) + "\nnot JSON\n");
    }

    private static String line(Instant at, String vps, String written, int hour) {
        return "{\"audit\":1,\"time\":\"%s\",\"vps\":\"%s\",\"written\":\"%s\",\"after\":{\"hour\":%d,\"name\":\"x\"}}"
                .formatted(at, vps, written, hour);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Judged showing(int hour) {
        return judged(Vps.of(new VpsId("vps_db")), backups(aSchedule().at(hour)), NO_SNAPSHOTS);
    }

    private static Judged judged(
            Vps vps, BackupStateBuilder backups, SnapshotStateBuilder snapshots) {
        return new Judged(
                vps,
                new Judgement(Verdict.PROTECTED, new Evidence.NotStated("status")),
                Optional.of(new ServerState(vps, backups.build(), snapshots.build(), Copies.NONE)));
    }
}
