package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;

/// An order for the backup schedule of `web-01` that says nothing, unless a test says otherwise.
public final class OrderBuilder {

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

    public static OrderBuilder anOrder() {
        return new OrderBuilder();
    }

    /// Daily at 02:00, 3 copies: all that HostUp needs.
    public static OrderBuilder aCompleteOrder() {
        return anOrder().daily().hour(2).keep(3);
    }

    public OrderBuilder on(String vps) {
        this.vps = vps;
        return this;
    }

    public OrderBuilder daily() {
        frequency = Optional.of(Frequency.DAILY);
        return this;
    }

    public OrderBuilder weekly() {
        frequency = Optional.of(Frequency.WEEKLY);
        return this;
    }

    public OrderBuilder weekly(DayOfWeek day) {
        return weekly().day(day);
    }

    public OrderBuilder monthly() {
        frequency = Optional.of(Frequency.MONTHLY);
        return this;
    }

    public OrderBuilder monthly(int day) {
        return monthly().day(day);
    }

    public OrderBuilder day(DayOfWeek day) {
        dayOfWeek = Optional.of(day);
        return this;
    }

    public OrderBuilder day(int day) {
        dayOfMonth = Optional.of(new DayOfMonth(day));
        return this;
    }

    public OrderBuilder hour(int hour) {
        this.hour = Optional.of(new Hour(hour));
        return this;
    }

    public OrderBuilder keep(int copies) {
        retentionCount = Optional.of(copies);
        return this;
    }

    public OrderBuilder enabled(boolean on) {
        enabled = Optional.of(on);
        return this;
    }

    public OrderBuilder named(String name) {
        this.name = Optional.of(name);
        return this;
    }

    public OrderBuilder in(String zone) {
        timeZone = Optional.of(ZoneId.of(zone));
        return this;
    }

    public SetBackupSchedule build() {
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
