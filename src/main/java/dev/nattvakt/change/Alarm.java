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
        String code();

        /// It took effect after all.
        record LandedLate(WriteRecord of) implements Event {
            @Override
            public String code() {
                return "landed_late";
            }
        }

        /// A change that was read back since is not so any more.
        ///
        /// @param lost the change that is gone
        /// @param now what is so instead; empty: nothing is there
        record Overwritten(WriteRecord of, WriteRecord lost, Fields now) implements Event {

            @Override
            public String code() {
                return "overwritten";
            }

            public List<FieldChange> differences() {
                return lost.expected().changesTo(now);
            }
        }

        /// Neither what was there nor what was asked.
        ///
        /// @param now what is so instead; empty: nothing is there
        record SomethingElse(WriteRecord of, Fields now) implements Event {

            @Override
            public String code() {
                return "something_else";
            }

            public List<FieldChange> differences() {
                return of.expected().changesTo(now);
            }
        }

        /// What was there before, or what has been set since, still holds.
        record Harmless(WriteRecord of) implements Event {
            @Override
            public String code() {
                return "harmless";
            }
        }

        /// Its server could not be looked at again.
        ///
        /// @param why our own words
        record NotLookedAt(WriteRecord of, String why) implements Event {
            @Override
            public String code() {
                return "not_looked_at";
            }
        }
    }
}
