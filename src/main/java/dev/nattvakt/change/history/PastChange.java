package dev.nattvakt.change.history;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.order.Restore;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// A change of a server, as it was recorded.
public sealed interface PastChange {

    /// Of the record.
    String id();

    /// When its caller was answered, or when it was noticed.
    Instant at();

    /// Under the name that it had then.
    Vps vps();

    /// Seen by the watch, and not made through Nattvakt.
    record Elsewhere(String id, Instant at, Vps vps) implements PastChange {}

    /// Made, or perhaps made, by a call of a tool.
    ///
    /// @param tool that was called, and at which door, as they are called
    /// @param by the name of the caller who asked for it
    /// @param effect empty for a call that was to change nothing
    /// @param receipt its id
    /// @param partOf the receipt's id of the fleet change that it was a part of
    /// @param undo the call that restores what was, where there is one
    record Here(
            String id,
            Instant at,
            Vps vps,
            String tool,
            String door,
            String by,
            Optional<Consent> approvedBy,
            Optional<Effect> effect,
            Result result,
            Optional<String> receipt,
            Optional<String> partOf,
            Optional<NextStep> undo)
            implements PastChange {

        /// Both as one, where this is a later try of the same change of the same server.
        public Here after(Here earlier) {
            return new Here(
                    id,
                    at,
                    vps,
                    tool,
                    door,
                    by,
                    approvedBy,
                    earlier.effect
                            .flatMap(first ->
                                    effect.map(last ->
                                            new Effect(
                                                    last.subject(), first.before(), last.after())))
                            .or(() -> effect),
                    result,
                    receipt,
                    partOf,
                    undo);
        }

        /// The order that restores what was; empty where nothing tells what to restore, or where
        /// the change did not last.
        public Optional<Restore<?>> restoring() {
            return effect.filter(_ -> result.lasted())
                    .map(done -> Restore.of(done.subject(), vps.id(), done.before(), done.after()));
        }
    }

    /// @param before empty: nothing was there
    /// @param after as it was read back, or as it was asked for where that failed; empty: nothing
    ///   was there any more
    record Effect(Subject subject, Fields before, Fields after) {}

    /// How a call ended that changed something, or may have.
    enum Result {
        VERIFIED,
        ADJUSTED,
        /// Some servers of a fleet change, not all.
        PARTLY,
        UNCONFIRMED,
        /// Somebody else's value stood there afterwards.
        CONFLICT,
        /// A bug ended the call.
        BROKEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Parses [#word]; empty for a word unknown here.
        public static Optional<Result> of(String word) {
            return Arrays.stream(values()).filter(result -> result.word().equals(word)).findFirst();
        }

        /// Whether nobody else's value had replaced it when its caller was answered.
        boolean lasted() {
            return this != CONFLICT;
        }
    }
}
