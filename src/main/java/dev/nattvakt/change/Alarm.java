package dev.nattvakt.change;

import java.util.List;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;

/// Hears what an operator should know about a write whose caller has already been answered. Must
/// return soon and not throw.
@FunctionalInterface
public interface Alarm {

    void raise(Event event);

    /// What became of a write whose result was reported as unknown.
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

        /// It undid a later change that had been read back.
        ///
        /// @param lost the later change
        /// @param now what is there instead; empty: nothing
        record Overwritten(WriteRecord of, WriteRecord lost, Fields now) implements Event {

            public List<FieldChange> differences() {
                return lost.expected().changesTo(now);
            }
        }

        /// HostUp shows neither the state before nor what was asked.
        ///
        /// @param now what is there instead; empty: nothing
        record SomethingElse(WriteRecord of, Fields now) implements Event {

            public List<FieldChange> differences() {
                return of.expected().changesTo(now);
            }
        }

        /// The state before, or what was set since, still holds.
        record Harmless(WriteRecord of) implements Event {}

        /// Its server could not be read again.
        ///
        /// @param why our own words
        record NotLookedAt(WriteRecord of, String why) implements Event {}
    }
}
