package dev.nattvakt.words;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Difference.Actual;
import dev.nattvakt.fleet.verdict.Difference.Kind;
import dev.nattvakt.schedule.Fields;

import static dev.nattvakt.words.OutcomeExamples.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PolicyWordsTest {

    private static final Difference HOUR =
            new Difference(Kind.BACKUP, "hour", "1-4", new Actual.Stated(7));

    static Stream<Arguments> differences() {
        return Stream.of(
                arguments(HOUR, "backup.hour is 7, wanted 1-4"),
                arguments(
                        new Difference(Kind.BACKUP, "retentionCount", 7, new Actual.NotStated()),
                        "backup.retentionCount is not stated by HostUp, wanted 7"),
                arguments(
                        new Difference(Kind.SNAPSHOT, "enabled", true, new Actual.NoSchedule()),
                        "there is no snapshot schedule"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("differences")
    void tellsWhatDiffers(Difference difference, String clause) {
        assertThat(PolicyWords.differs(WEB, List.of(difference), List.of()).plain())
                .isEqualTo("\"web-01\" is not in line: " + clause + ".");
    }

    @Test
    void tellsAllDifferencesAndTheCallsThatMendThem() {
        NextStep backup = NextStep.on(WEB, "set_backup_schedule", Fields.of("hour", 1));
        NextStep snapshot = NextStep.on(WEB, "set_snapshot_schedule", Fields.of("enabled", true));
        Difference copies = new Difference(Kind.BACKUP, "retentionCount", 7, new Actual.Stated(3));

        assertThat(
                        PolicyWords.differs(WEB, List.of(HOUR, copies), List.of(backup, snapshot))
                                .plain())
                .isEqualTo(
                        "\"web-01\" is not in line: backup.hour is 7, wanted 1-4; backup.retentionCount is 3, wanted 7."
                                + " Next: set_backup_schedule {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"hour\":1}"
                                + " Next: set_snapshot_schedule {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"enabled\":true}");
    }

    @Test
    void tellsThatAServerCouldNotBeRead() {
        assertThat(PolicyWords.unread(WEB).plain()).isEqualTo("\"web-01\" could not be read.");
    }
}
