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
        Trace of();

        /// It took effect after all.
        record LandedLate(Trace of) implements Event {}

        /// A change that was read back since is not so any more.
        ///
        /// @param lost the change that is gone
        /// @param now what is so instead; empty: nothing is there
        record Overwritten(Trace of, Trace lost, Fields now) implements Event {

            public List<FieldChange> differences() {
                return lost.expected().changesTo(now);
            }
        }

        /// Neither what was there nor what was asked.
        ///
        /// @param now what is so instead; empty: nothing is there
        record SomethingElse(Trace of, Fields now) implements Event {

            public List<FieldChange> differences() {
                return of.expected().changesTo(now);
            }
        }

        /// What was there before, or what has been set since, still holds.
        record Harmless(Trace of) implements Event {}

        /// Its server could not be looked at again.
        ///
        /// @param why our own words
        record NotLookedAt(Trace of, String why) implements Event {}
    }
}
