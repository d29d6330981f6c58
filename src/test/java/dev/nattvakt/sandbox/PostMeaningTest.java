package dev.nattvakt.sandbox;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.PostMeaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class PostMeaningTest {
    private static final String DAILY =
            "{\"frequency\":\"daily\",\"hour\":4,\"retentionCount\":2,\"enabled\":true}";
    private static final String WEEKLY =
            "{\"frequency\":\"weekly\",\"hour\":5,\"dayOfWeek\":1,\"retentionCount\":2,\"enabled\":true}";

    @RegisterExtension static final Rig hostup = new Rig();

    @Test
    void byFrequencyReplacesTheOneOfEqualFrequencyInPlace() throws IOException {
        String id = schedules().getFirst().id();

        post(DAILY);

        assertThat(schedules())
                .extracting(BackupSchedule::id, one -> one.cadence().hour())
                .containsExactly(tuple(id, 4));
    }

    @Test
    void byFrequencySwitchesTheOthersOffWhenTheNewOneIsOn() throws IOException {
        post(WEEKLY);

        assertThat(schedules())
                .extracting(one -> one.cadence().frequency(), BackupSchedule::enabled)
                .containsExactly(tuple("daily", false), tuple("weekly", true));
    }

    @Test
    void byFrequencyLeavesTheOthersAloneWhenTheNewOneIsOff() throws IOException {
        post(WEEKLY.replace("true", "false"));

        assertThat(schedules())
                .extracting(one -> one.cadence().frequency(), BackupSchedule::enabled)
                .containsExactly(tuple("daily", true), tuple("weekly", false));
    }

    @Test
    void singleReplacesWhateverIsThere() throws IOException {
        hostup.sandbox().setPostMeaning(PostMeaning.SINGLE);

        post(WEEKLY);

        assertThat(schedules())
                .extracting(one -> one.cadence().frequency())
                .containsExactly("weekly");
    }

    @Test
    void appendAddsEvenOfEqualFrequency() throws IOException {
        hostup.sandbox().setPostMeaning(PostMeaning.APPEND);

        post(DAILY);
        post(DAILY);

        assertThat(schedules())
                .extracting(one -> one.cadence().hour(), BackupSchedule::enabled)
                .containsExactly(tuple(2, true), tuple(4, true), tuple(4, true));
        assertThat(schedules()).extracting(BackupSchedule::id).doesNotHaveDuplicates();
    }

    @Test
    void isParsedFromItsText() {
        for (PostMeaning meaning : PostMeaning.values()) {
            assertThat(PostMeaning.parse(meaning.text())).isEqualTo(meaning);
        }
        assertThat(PostMeaning.parse("by-frequency")).isEqualTo(PostMeaning.BY_FREQUENCY);
        assertThatThrownBy(() -> PostMeaning.parse("replace"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by-frequency, single or append");
    }

    private static void post(String body) throws IOException {
        assertThat(hostup.post(hostup.path("db-01") + "/backup-schedules", body).statusCode())
                .isEqualTo(201);
    }

    private static List<BackupSchedule> schedules() {
        return hostup.sandbox().state().vps("db-01").backups().schedules();
    }
}
