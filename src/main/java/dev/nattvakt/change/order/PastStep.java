package dev.nattvakt.change.order;

import java.util.Optional;

import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VisibleText;

/// A past change, compared with what is so now. Only settings count: HostUp changes run times by
/// itself, and may issue ids anew. A schedule's name counts only where that change changed it.
///
/// @param before empty: nothing was there
/// @param left empty: nothing was there any more
record PastStep(Subject subject, Fields before, Fields left) {

    /// A recorded name is cleaned, and cut after so many characters.
    private static final int RECORDED = 80;

    private static final String NAME = "name";

    boolean isCreation() {
        return before.isEmpty();
    }

    boolean isRemoval() {
        return left.isEmpty();
    }

    /// Whether `now` is what that change left.
    boolean left(Fields now) {
        return !isRemoval()
                && now.without(NAME).show(left.without(NAME))
                && (!isRenaming() || name(now).equals(name(left)));
    }

    /// The name to bring back; empty: the one that is there stays.
    Optional<String> oldName() {
        return isRenaming() || isRemoval() ? name(before) : Optional.empty();
    }

    private boolean isRenaming() {
        return !isCreation() && !isRemoval() && !name(before).equals(name(left));
    }

    private static Optional<String> name(Fields fields) {
        return fields.get(NAME).map(name -> VisibleText.of(name.toString(), RECORDED));
    }

    /// What has to be done to bring it back: nothing, if somebody else has done so already.
    ///
    /// @param order that brings it back; empty: not enough is known for one
    /// @param stands whether all is as that change left it
    <S extends Situation> Draft<S> draft(
            Optional<? extends Order<S>> order, S situation, boolean stands) {
        Draft<S> draft =
                order.map(known -> known.in(situation))
                        .orElseGet(() -> new Draft.Blocked<>(new Refusal.NotRestorable(subject)));
        return stands || draft instanceof Draft.Satisfied<S>
                ? draft
                : new Draft.Blocked<>(new Refusal.MovedOn(subject));
    }
}
