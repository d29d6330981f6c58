package dev.nattvakt.change;

import java.time.Instant;
import java.util.List;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.schedule.Fields;

/// What to do about an order in its situation.
public sealed interface Decision<S extends Situation>
        permits Cleared,
                Decision.AlreadySo,
                Decision.Invalid,
                Decision.Refused,
                Decision.NeedsConfirmation {

    record AlreadySo<S extends Situation>(
            Subject subject, Fields now, List<Instant> nextRuns, List<Warning> warnings)
            implements Decision<S> {}

    record Invalid<S extends Situation>(List<ArgumentProblem> problems) implements Decision<S> {}

    record Refused<S extends Situation>(Refusal refusal) implements Decision<S> {}

    /// Somebody has to say yes first.
    final class NeedsConfirmation<S extends Situation> implements Decision<S> {

        private final Change<S> change;

        NeedsConfirmation(Change<S> change) {
            this.change = change;
        }

        Change<S> change() {
            return change;
        }
    }

    /// Pure: the same order in the same situation under the same terms is always decided alike.
    static <S extends Situation> Decision<S> on(Order<S> order, S situation, Mandate mandate) {
        return switch (order.in(situation)) {
            case Draft.Faulty<S>(List<ArgumentProblem> problems) -> new Invalid<>(problems);
            case Draft.Satisfied<S>(
                            Subject subject,
                            Fields now,
                            List<Instant> nextRuns,
                            List<Warning> warnings) ->
                    new AlreadySo<>(subject, now, nextRuns, warnings);
            case Draft.Blocked<S>(Refusal refusal) -> new Refused<>(refusal);
            case Draft.Ready<S>(Change<S> change) -> permit(change, situation, mandate);
        };
    }

    private static <S extends Situation> Decision<S> permit(
            Change<S> change, S situation, Mandate mandate) {
        boolean weakens = change.direction().weakens();
        return mandate.askFirst(situation.vps(), weakens)
                ? new NeedsConfirmation<>(change)
                : new Cleared<>(situation.vps().id(), change);
    }
}
