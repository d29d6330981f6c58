package dev.nattvakt.change.order;

import java.util.ArrayList;
import java.util.List;

import dev.nattvakt.change.facts.Problem;
import dev.nattvakt.schedule.Frequency;

/// Which day field goes with which frequency (POST backup-schedules): none, `dayOfWeek`,
/// `dayOfMonth`.
final class Days {

    private Days() {}

    /// Day fields of the order that `frequency` does not take.
    static List<Problem> unfitting(Frequency frequency, SetBackupSchedule order) {
        List<Problem> problems = new ArrayList<>();
        if (order.dayOfWeek().isPresent() && frequency != Frequency.WEEKLY) {
            problems.add(
                    Problem.wrong(
                            "dayOfWeek",
                            "a " + frequency.word() + " schedule takes no dayOfWeek",
                            "leave it out, or make frequency weekly"));
        }
        if (order.dayOfMonth().isPresent() && frequency != Frequency.MONTHLY) {
            problems.add(
                    Problem.wrong(
                            "dayOfMonth",
                            "a " + frequency.word() + " schedule takes no dayOfMonth",
                            "leave it out, or make frequency monthly"));
        }
        return problems;
    }
}
