package dev.nattvakt.fleet.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;

/// A wish for backups that says nothing but that they are on; unless a test says more.
public final class WishBuilder {

    private Optional<Frequency> frequency = Optional.empty();
    private Optional<HourWindow> hours = Optional.empty();
    private Optional<DayOfWeek> dayOfWeek = Optional.empty();
    private Optional<DayOfMonth> dayOfMonth = Optional.empty();
    private Optional<Integer> copies = Optional.empty();
    private boolean capToFit;
    private boolean enabled = true;
    private Optional<ZoneId> zone = Optional.empty();

    public static WishBuilder aWish() {
        return new WishBuilder();
    }

    public WishBuilder daily() {
        frequency = Optional.of(Frequency.DAILY);
        return this;
    }

    public WishBuilder weekly(DayOfWeek day) {
        frequency = Optional.of(Frequency.WEEKLY);
        dayOfWeek = Optional.of(day);
        return this;
    }

    public WishBuilder monthly(int day) {
        frequency = Optional.of(Frequency.MONTHLY);
        dayOfMonth = Optional.of(new DayOfMonth(day));
        return this;
    }

    public WishBuilder at(int hour) {
        return within(hour, 1);
    }

    public WishBuilder within(int from, int hours) {
        this.hours = Optional.of(new HourWindow(new Hour(from), hours));
        return this;
    }

    public WishBuilder keeping(int copies) {
        this.copies = Optional.of(copies);
        return this;
    }

    public WishBuilder capToFit() {
        capToFit = true;
        return this;
    }

    public WishBuilder off() {
        enabled = false;
        return this;
    }

    public WishBuilder in(String zone) {
        this.zone = Optional.of(ZoneId.of(zone));
        return this;
    }

    public BackupWish build() {
        return new BackupWish(
                frequency, hours, dayOfWeek, dayOfMonth, copies, capToFit, enabled, zone);
    }

    public PolicyRule forServers(String... patterns) {
        return rule(Optional.of(build()), Optional.empty(), Optional.empty(), patterns);
    }

    /// The same wish, but left alone until the end of that day.
    public PolicyRule exemptUntil(String day, String... patterns) {
        return rule(
                Optional.of(build()),
                Optional.empty(),
                Optional.of(new Exemption("moving", Optional.of(LocalDate.parse(day)))),
                patterns);
    }

    public static PolicyRule exempt(Optional<String> until, String... patterns) {
        return rule(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Exemption("rebuilt nightly", until.map(LocalDate::parse))),
                patterns);
    }

    public static PolicyRule snapshots(SnapshotWish wish, String... patterns) {
        return rule(Optional.empty(), Optional.of(wish), Optional.empty(), patterns);
    }

    private static PolicyRule rule(
            Optional<BackupWish> backup,
            Optional<SnapshotWish> snapshot,
            Optional<Exemption> exemption,
            String... patterns) {
        return new PolicyRule(
                1,
                2,
                Stream.of(patterns).map(NamePattern::new).toList(),
                backup,
                snapshot,
                exemption);
    }

    public static Policy policy(PolicyRule... rules) {
        return new Policy(List.of(rules));
    }
}
