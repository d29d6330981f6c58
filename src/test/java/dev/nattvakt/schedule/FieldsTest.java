package dev.nattvakt.schedule;

import java.util.LinkedHashMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class FieldsTest {

    private static final Fields NIGHTLY = Fields.of("hour", 2).with("retentionCount", 3);

    @Test
    void listsWhatDiffersInReadingOrder() {
        Fields later = Fields.of("name", "Nightly").with("retentionCount", 5).with("hour", 2);

        assertThat(NIGHTLY.changesTo(later))
                .containsExactly(
                        new FieldChange("retentionCount", Optional.of(3), Optional.of(5)),
                        new FieldChange("name", Optional.empty(), Optional.of("Nightly")));
    }

    @Test
    void listsWhatIsGone() {
        assertThat(NIGHTLY.changesTo(Fields.of("hour", 2)))
                .containsExactly(
                        new FieldChange("retentionCount", Optional.of(3), Optional.empty()));
    }

    @Test
    void equalFieldsDoNotDifferWhateverTheirOrder() {
        Fields same = Fields.of("retentionCount", 3).with("hour", 2);

        assertThat(NIGHTLY.changesTo(same)).isEmpty();
        assertThat(NIGHTLY).isEqualTo(same);
    }

    @Test
    void aNumberAsTextIsNotTheNumber() {
        assertThat(NIGHTLY.show(Fields.of("hour", "2"))).isFalse();
    }

    @Test
    void differsFromWhatWasAskedOnlyWhereBothAreStated() {
        Fields asked = Fields.of("hour", 4).with("dayOfWeek", 1).with("retentionCount", 3);

        assertThat(NIGHTLY.differencesFrom(asked))
                .containsExactly(new FieldChange("hour", Optional.of(4), Optional.of(2)));
    }

    @Test
    void namesWhatWasAskedAndIsNotStated() {
        Fields asked = Fields.of("hour", 4).with("dayOfWeek", 1).with("enabled", true);

        assertThat(NIGHTLY.unstatedOf(asked)).containsExactly("dayOfWeek", "enabled");
    }

    @Test
    void showsWhatIsStatedAndEqual() {
        assertThat(NIGHTLY.show(Fields.of("hour", 2))).isTrue();
        assertThat(NIGHTLY.show(NIGHTLY)).isTrue();
        assertThat(NIGHTLY.show(Fields.NONE)).isTrue();
        assertThat(NIGHTLY.show(Fields.of("hour", 3))).isFalse();
        assertThat(NIGHTLY.show(Fields.of("enabled", true))).isFalse();
        assertThat(Fields.NONE.show(NIGHTLY)).isFalse();
    }

    @Test
    void leavesEmptyValuesOut() {
        Fields fields = NIGHTLY.with("name", Optional.empty()).with("enabled", Optional.of(true));

        assertThat(fields.values().keySet()).containsExactly("hour", "retentionCount", "enabled");
        assertThat(fields.get("enabled")).contains(true);
        assertThat(fields.get("name")).isEmpty();
    }

    @Test
    void addsOnlyFieldsThatAreNotThereYet() {
        Fields both = NIGHTLY.and(Fields.of("hour", 9).with("enabled", false));

        assertThat(both.values().toString()).isEqualTo("{hour=2, retentionCount=3, enabled=false}");
    }

    @Test
    void takesFieldsAway() {
        assertThat(NIGHTLY.without("hour", "absent")).isEqualTo(Fields.of("retentionCount", 3));
        assertThat(NIGHTLY.without("hour", "retentionCount").isEmpty()).isTrue();
    }

    @Test
    void aNewValueTakesTheOldOnesPlace() {
        assertThat(NIGHTLY.with("hour", 9).values().toString())
                .isEqualTo("{hour=9, retentionCount=3}");
        assertThat(NIGHTLY.values().toString()).isEqualTo("{hour=2, retentionCount=3}");
    }

    @Test
    void changesEachValueAndNoName() {
        assertThat(NIGHTLY.each(value -> value + "!"))
                .isEqualTo(Fields.of("hour", "2!").with("retentionCount", "3!"));
    }

    @Test
    void endsAfterTheLast() {
        var walk = NIGHTLY.values().entrySet().iterator();
        walk.next();
        walk.next();

        assertThat(walk.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(walk::next);
    }

    @Test
    void cannotBeChangedFromOutside() {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        values.put("hour", 2);
        Fields fields = new Fields(values);

        values.put("hour", 9);

        assertThat(fields).isEqualTo(Fields.of("hour", 2));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> fields.values().put("hour", 9));
    }

    @Test
    void refusesNothingAsAValue() {
        assertThatNullPointerException()
                .isThrownBy(() -> NIGHTLY.with("name", (Object) null))
                .withMessage("name");
    }
}
