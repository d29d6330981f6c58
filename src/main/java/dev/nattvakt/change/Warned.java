package dev.nattvakt.change;

import java.util.ArrayList;
import java.util.List;

import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Warning;

/// The same outcome with one warning more, where it tells facts.
final class Warned {

    private Warned() {}

    static Outcome of(Outcome outcome, Warning warning) {
        return switch (outcome) {
            case Outcome.AlreadySet(Facts facts) -> new Outcome.AlreadySet(with(facts, warning));
            case Outcome.Planned(Facts facts, var direction, boolean asksFirst) ->
                    new Outcome.Planned(with(facts, warning), direction, asksFirst);
            case Outcome.NeedsConfirmation(Facts facts, var direction, var plan, var token) ->
                    new Outcome.NeedsConfirmation(with(facts, warning), direction, plan, token);
            case Outcome.Verified(Facts facts, var undo, var receipt) ->
                    new Outcome.Verified(with(facts, warning), undo, receipt);
            case Outcome.Adjusted(
                            Facts facts,
                            var adjustments,
                            var leftOn,
                            var undo,
                            var receipt) ->
                    new Outcome.Adjusted(with(facts, warning), adjustments, leftOn, undo, receipt);
            case Outcome.Overwritten(
                            Facts facts,
                            var differences,
                            boolean tookEffect,
                            var receipt) ->
                    new Outcome.Overwritten(with(facts, warning), differences, tookEffect, receipt);
            case Outcome.Unconfirmed(Facts facts, String doubt, var receipt) ->
                    new Outcome.Unconfirmed(with(facts, warning), doubt, receipt);
            case Outcome.Refused _,
                    Outcome.Invalid _,
                    Outcome.NotFound _,
                    Outcome.Vanished _,
                    Outcome.PlanVoid _,
                    Outcome.RateLimited _,
                    Outcome.Busy _,
                    Outcome.Unavailable _ ->
                    outcome;
        };
    }

    private static Facts with(Facts facts, Warning warning) {
        List<Warning> warnings = new ArrayList<>(facts.warnings());
        warnings.add(warning);
        return new Facts(
                facts.vps(),
                facts.subject(),
                facts.before(),
                facts.after(),
                facts.nextRuns(),
                facts.limits(),
                warnings,
                facts.zone(),
                facts.timeZone());
    }
}
