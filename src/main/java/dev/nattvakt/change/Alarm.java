package dev.nattvakt.change;

import java.util.List;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;

/// Hears what an operator has to know although no caller waits for it any more. Must return soon
/// and not throw.
@FunctionalInterface
public interface Alarm {

    void raise(Event event);

    /// What became of a write whose caller was told that nobody knows.
    sealed interface Event {

        /// The write in question.
        WriteRecord of();

        /// Machine word, stable.
        default String code() {
            return switch (this) {
                case LandedLate _ -> "landed_late";
                case Overwritten _ -> "overwritten";
                case SomethingElse _ -> "something_else";
                case Harmless _ -> "harmless";
                case NotLookedAt _ -> "not_looked_at";
            };
        }

        /// It took effect after all.
        record LandedLate(WriteRecord of) implements Event {}

        /// A change that was read back since is not so any more.
        ///
        /// @param lost the change that is gone
        /// @param now what is so instead; empty: nothing is there
        record Overwritten(WriteRecord of, WriteRecord lost, Fields now) implements Event {

            public List<FieldChange> differences() {
                return lost.expected().changesTo(now);
            }
        }

        /// Neither what was there nor what was asked.
        ///
        /// @param now what is so instead; empty: nothing is there
        record SomethingElse(WriteRecord of, Fields now) implements Event {

            public List<FieldChange> differences() {
                return of.expected().changesTo(now);
            }
        }

        /// What was there before, or what has been set since, still holds.
        record Harmless(WriteRecord of) implements Event {}

        /// Its server could not be looked at again.
        ///
        /// @param why our own words
        record NotLookedAt(WriteRecord of, String why) implements Event {}
    }
}
