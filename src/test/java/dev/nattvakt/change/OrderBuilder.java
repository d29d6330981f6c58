package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.schedule.DayOfMonth;
import dev.nattvakt.schedule.Frequency;
import dev.nattvakt.schedule.Hour;

/// An order for the backup schedule of `web-01` that says nothing, unless a test says otherwise.
final class OrderBuilder {

    private String vps = "web-01";
    private Optional<Frequency> frequency = Optional.empty();
    private Optional<Hour> hour = Optional.empty();
    private Optional<DayOfWeek> dayOfWeek = Optional.empty();
    private Optional<DayOfMonth> dayOfMonth = Optional.empty();
    private Optional<Integer> retentionCount = Optional.empty();
    private Optional<Boolean> enabled = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<ZoneId> timeZone = Optional.empty();

    private OrderBuilder() {}

    static OrderBuilder anOrder() {
        return new OrderBuilder();
    }

    /// Daily at 02:00, 3 copies: all that HostUp needs.
    static OrderBuilder aCompleteOrder() {
        return anOrder().daily().hour(2).keep(3);
    }

    OrderBuilder on(String vps) {
        this.vps = vps;
        return this;
    }

    OrderBuilder daily() {
        frequency = Optional.of(Frequency.DAILY);
        return this;
    }

    OrderBuilder weekly() {
        frequency = Optional.of(Frequency.WEEKLY);
        return this;
    }

    OrderBuilder weekly(DayOfWeek day) {
        return weekly().day(day);
    }

    OrderBuilder monthly() {
        frequency = Optional.of(Frequency.MONTHLY);
        return this;
    }

    OrderBuilder monthly(int day) {
        return monthly().day(day);
    }

    OrderBuilder day(DayOfWeek day) {
        dayOfWeek = Optional.of(day);
        return this;
    }

    OrderBuilder day(int day) {
        dayOfMonth = Optional.of(new DayOfMonth(day));
        return this;
    }

    OrderBuilder hour(int hour) {
        this.hour = Optional.of(new Hour(hour));
        return this;
    }

    OrderBuilder keep(int copies) {
        retentionCount = Optional.of(copies);
        return this;
    }

    OrderBuilder enabled(boolean on) {
        enabled = Optional.of(on);
        return this;
    }

    OrderBuilder named(String name) {
        this.name = Optional.of(name);
        return this;
    }

    OrderBuilder in(String zone) {
        timeZone = Optional.of(ZoneId.of(zone));
        return this;
    }

    SetBackupSchedule build() {
        return new SetBackupSchedule(
                vps,
                frequency,
                hour,
                dayOfWeek,
                dayOfMonth,
                retentionCount,
                enabled,
                name,
                timeZone);
    }
}
