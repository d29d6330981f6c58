package dev.nattvakt.change.order;

import java.util.ArrayList;
import java.util.List;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.schedule.cadence.Frequency;

/// The day field of each frequency (POST backup-schedules): none, `dayOfWeek`, `dayOfMonth`.
final class DayFields {

    private DayFields() {}

    /// Day fields of the order that `frequency` does not take.
    static List<ArgumentProblem> unfitting(Frequency frequency, SetBackupSchedule order) {
        List<ArgumentProblem> problems = new ArrayList<>();
        if (order.dayOfWeek().isPresent() && frequency != Frequency.WEEKLY) {
            problems.add(
                    ArgumentProblem.wrong(
                            "dayOfWeek",
                            "a " + frequency.word() + " schedule takes no dayOfWeek",
                            "leave it out, or make frequency weekly"));
        }
        if (order.dayOfMonth().isPresent() && frequency != Frequency.MONTHLY) {
            problems.add(
                    ArgumentProblem.wrong(
                            "dayOfMonth",
                            "a " + frequency.word() + " schedule takes no dayOfMonth",
                            "leave it out, or make frequency monthly"));
        }
        return problems;
    }
}
