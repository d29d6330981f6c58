package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FindingTest {

    private static final Fields NONE = Fields.NONE;
    private static final Fields OLD = Fields.of("hour", 2).with("retentionCount", 3);
    private static final Fields WEEKLY = Fields.of("frequency", "weekly").with("enabled", true);
    private static final Fields NEW = Fields.of("hour", 4).with("retentionCount", 5);

    static Stream<Arguments> findings() {
        return Stream.of(
                arguments("changed as asked", OLD, NEW, NEW, asAsked()),
                arguments("made as asked", NONE, NEW, NEW, asAsked()),
                arguments(
                        "more than was asked is stated",
                        OLD,
                        NEW,
                        NEW.with("name", "n"),
                        asAsked()),
                arguments("removed as asked", OLD, NONE, NONE, asAsked()),
                arguments("nothing has moved", OLD, NEW, OLD, asBefore()),
                arguments("still not there", NONE, NEW, NONE, asBefore()),
                arguments("still there", OLD, NONE, OLD, asBefore()),
                arguments(
                        "only switched off, for one of another frequency",
                        WEEKLY,
                        Fields.of("frequency", "daily").with("enabled", true),
                        WEEKLY.with("enabled", false),
                        new Finding.SetAside()),
                arguments(
                        "switched off instead of changed",
                        WEEKLY,
                        WEEKLY.with("hour", 5),
                        WEEKLY.with("enabled", false),
                        otherwise(
                                new FieldChange("enabled", Optional.of(true), Optional.of(false)))),
                arguments(
                        "switched off instead of gone",
                        WEEKLY,
                        NONE,
                        WEEKLY.with("enabled", false),
                        otherwise(
                                new FieldChange(
                                        "frequency", Optional.empty(), Optional.of("weekly")),
                                new FieldChange("enabled", Optional.empty(), Optional.of(false)))),
                arguments(
                        "clamped",
                        OLD,
                        NEW,
                        NEW.with("retentionCount", 4),
                        otherwise(
                                new FieldChange("retentionCount", Optional.of(5), Optional.of(4)))),
                arguments(
                        "half of it",
                        OLD,
                        NEW,
                        OLD.with("hour", 4),
                        otherwise(
                                new FieldChange("retentionCount", Optional.of(5), Optional.of(3)))),
                arguments(
                        "clamped, and the rest is unstated",
                        OLD,
                        NEW,
                        Fields.of("hour", 5),
                        otherwise(new FieldChange("hour", Optional.of(4), Optional.of(5)))),
                arguments(
                        "gone instead of changed",
                        OLD,
                        NEW,
                        NONE,
                        otherwise(
                                new FieldChange("hour", Optional.of(4), Optional.empty()),
                                new FieldChange(
                                        "retentionCount", Optional.of(5), Optional.empty()))),
                arguments(
                        "changed instead of gone",
                        OLD,
                        NONE,
                        Fields.of("hour", 9),
                        otherwise(new FieldChange("hour", Optional.empty(), Optional.of(9)))),
                arguments(
                        "all that is stated fits",
                        OLD,
                        NEW,
                        Fields.of("hour", 4),
                        new Finding.NotStated(List.of("retentionCount"))),
                arguments(
                        "none of it is stated",
                        OLD,
                        NEW,
                        Fields.of("name", "n"),
                        new Finding.NotStated(List.of("hour", "retentionCount"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void comparesFieldByField(
            String label, Fields before, Fields asked, Fields seen, Finding finding) {
        assertThat(Finding.of(before, asked, seen)).as(label).isEqualTo(finding);
    }

    private static Finding asAsked() {
        return new Finding.AsAsked();
    }

    private static Finding asBefore() {
        return new Finding.AsBefore();
    }

    private static Finding otherwise(FieldChange... differences) {
        return new Finding.Otherwise(List.of(differences));
    }
}
