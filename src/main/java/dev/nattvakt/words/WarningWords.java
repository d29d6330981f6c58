package dev.nattvakt.words;

import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;

/// Warnings, one sentence each.
public final class WarningWords {

    private WarningWords() {}

    /// `code: sentence`, for programs.
    public static Words of(Warning warning) {
        return Words.of(warning.code() + ": ").and(sentence(warning));
    }

    static Words sentence(Warning warning) {
        Words words = Words.of("");
        return switch (warning) {
            case Warning.LimitsUnstated() ->
                    words.text(
                            "HostUp did not say how many backup slots there are, so the copies may not all fit.");
            case Warning.DayMissing missing ->
                    words.text(
                            lacking(missing.dayOfMonth())
                                    + " no day "
                                    + missing.dayOfMonth()
                                    + ", and HostUp does not say what happens then; day 28 is in every month.");
            case Warning.ClockChange(var zone, var runsThen) ->
                    words.text(
                                    "HostUp's hour stays when the clocks change; from then on it runs at another local time, first on ")
                            .moment(runsThen, zone)
                            .text(".");
            case Warning.MoreRunsThanSlots more ->
                    words.text(
                            more.runsPerDay()
                                    + " snapshots a day share "
                                    + (more.slots() == 1 ? "1 slot" : more.slots() + " slots")
                                    + ", so they reach back less than a day.");
            case Warning.OtherNextRun(var expected, var stated) ->
                    words.text("HostUp says the next run is ")
                            .moment(stated)
                            .text(", where ")
                            .moment(expected)
                            .text(" was expected; it may mean its hours in another zone.");
            case Warning.InDoubt(String receipt, var until) ->
                    words.text(
                                    "it is not known what became of an earlier change (receipt "
                                            + receipt)
                            .text("); it may still happen and undo this. Look again after ")
                            .moment(until)
                            .text(".");
            case Warning.OthersOn(var removals) ->
                    words.text("another schedule is on as well; to remove it: ")
                            .calls(removals)
                            .text(".");
            case Warning.NothingOn(Subject subject) ->
                    words.text(
                            subject == Subject.SNAPSHOT_SCHEDULE
                                    ? "with this, no snapshots are taken."
                                    : "with this, no backup schedule is on: nothing backs this server up.");
            case Warning.CopiesUndocumented(Subject subject) ->
                    words.text(
                            "HostUp does not document whether the "
                                    + (subject == Subject.SNAPSHOT_SCHEDULE
                                            ? "snapshots"
                                            : "backups")
                                    + " that exist stay.");
            case Warning.OldSchedule(var frequency, var fate, var removal) -> {
                Words old = words.text("the " + frequency.word() + " schedule ");
                yield switch (fate) {
                    case UNKNOWN ->
                            words.text(
                                    "HostUp has one schedule on at a time; whether the "
                                            + frequency.word()
                                            + " one goes or stays, switched off, is not documented.");
                    case SWITCHED_OFF ->
                            removal.map(step ->
                                            old.text("stays, switched off; to remove it: ")
                                                    .call(step)
                                                    .text("."))
                                    .orElse(old.text("stays, switched off."));
                    case GONE -> old.text("is gone.");
                    case STILL_ON -> old.text("is still on.");
                };
            }
            case Warning.BuysNoSlots larger ->
                    words.text(
                                    "a maximum of "
                                            + larger.maximum()
                                            + " buys no slots"
                                            + larger.limit()
                                                    .map(known ->
                                                            "; HostUp stated " + known + " before")
                                                    .orElse("")
                                            + ", and whether it keeps more is not documented. What slots cost: ")
                            .tool("preview_capacity")
                            .text(".");
            case Warning.UndoWeakens(var undo) ->
                    words.text(
                            "undoing this weakens protection as well"
                                    + DiffWords.losses(undo)
                                    + ", so it asks in the same way.");
        };
    }

    private static String lacking(int day) {
        return switch (day) {
            case 31 -> "February, April, June, September and November have";
            case 30 -> "February has";
            default -> "February, except in leap years, has";
        };
    }
}
