package dev.nattvakt.tool.write;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.NeededYes;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.change.plan.Plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PlanToolsTest {

    private final Plans<PlanContent, Conclusion> plans =
            new Plans<>(Clock.systemUTC(), new Random(7));
    private final PlanTools tools = new PlanTools(plans);

    static Stream<Arguments> orders() {
        return Stream.of(
                arguments(
                        new SetSnapshotSchedule("vps_1", Optional.of(false), Optional.empty()),
                        "set_snapshot_schedule"),
                arguments(
                        new SetBackupSettings("vps_1", Optional.of(1), Optional.empty()),
                        "set_backup_settings"),
                arguments(new RemoveBackupSchedule("vps_1", Optional.empty()), "remove_schedule"),
                arguments(new RemoveSnapshotSchedule("vps_1"), "remove_schedule"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("orders")
    void tellsWhichToolAPlanCameFrom(Order<?> order, String tool) {
        assertThat(toolOf(new PlanContent.One(new PlannedChange(order, "print")))).contains(tool);
    }

    @Test
    void tellsPlansOverManyServersApart() {
        assertThat(toolOf(new PlanContent.Many(List.of(), Optional.empty())))
                .contains("plan_fleet_change");
    }

    private Optional<String> toolOf(PlanContent content) {
        Plans.Made<PlanContent> made =
                plans.make(new Plans.Wish<>(content, "anna", NeededYes.OF_CALLER), false);
        return tools.toolOf(made.token().value());
    }

    @Test
    void knowsNothingOfAForgedOne() {
        assertThat(tools.toolOf("forged")).isEmpty();
        assertThat(tools.toolOf("A".repeat(22))).isEmpty();
    }
}
