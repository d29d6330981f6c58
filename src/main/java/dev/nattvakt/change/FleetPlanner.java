package dev.nattvakt.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.NeededYes;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.fleet.FleetReads;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.Selection;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.VisibleText;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Plans a change of many servers, and asks for one yes. Never writes. Blocking, safe for many
/// threads.
public final class FleetPlanner {

    /// Servers in one plan.
    static final int MOST = 1_000;

    private static final List<String> EVERYTHING = List.of("*");
    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_CANDIDATES = 20;
    private static final int LONGEST_WORD = 80;

    private final ChangeDesk desk;
    private final Roster roster;
    private final FleetReads reads;
    private final Plans<PlanContent, Conclusion> plans;
    private final HouseRules rules;

    public FleetPlanner(
            ChangeDesk desk,
            Roster roster,
            FleetReads reads,
            Plans<PlanContent, Conclusion> plans,
            HouseRules rules) {
        this.desk = desk;
        this.roster = roster;
        this.reads = reads;
        this.plans = plans;
        this.rules = rules;
    }

    /// A server and what is wanted there.
    ///
    /// @param vps a server that the caller may see
    record Target<S extends Situation>(Vps vps, Order<S> order) {}

    /// Plans what a caller wants of the servers that their words mean.
    public Conclusion plan(FleetWish wish, Call call) {
        return ofSelected(
                wish.servers(),
                wish.exceptions(),
                FleetPlanner::problems,
                wish.isSpread(),
                call,
                (fleet, servers, many) ->
                        new FleetRows(desk, reads, many).of(wish, servers, fleet));
    }

    /// Plans the way back of past changes, wherever the server still stands as they left it.
    ///
    /// @param past what one receipt stands for
    /// @param servers words for some of their servers; empty: all of them
    /// @param exceptions words for servers that are left out
    public Conclusion undo(
            List<PastChange.Here> past, List<String> servers, List<String> exceptions, Call call) {
        return ofSelected(
                servers.isEmpty() ? EVERYTHING : servers,
                exceptions,
                FleetPlanner::unclear,
                false,
                call,
                (fleet, selected, many) -> undone(past, fleet, selected, many));
    }

    @FunctionalInterface
    private interface Rows {

        /// @param fleet all servers that the caller may see
        /// @param selected those that the caller's words mean
        List<FleetRow> of(List<Vps> fleet, List<Vps> selected, Call call);
    }

    /// Plans for the servers that the words mean, if all of the words are clear.
    private Conclusion ofSelected(
            List<String> words,
            List<String> exceptions,
            Function<Selection, List<ArgumentProblem>> check,
            boolean isSpread,
            Call call,
            Rows rows) {
        return ifAllowed(
                call,
                many -> {
                    List<Vps> fleet = roster.all(many.caller().servers(), many.deadline());
                    Selection selection = Selection.of(fleet, words, exceptions);
                    List<ArgumentProblem> problems = check.apply(selection);
                    return problems.isEmpty()
                            ? asked(rows.of(fleet, selection.servers(), many), isSpread, many)
                            : new Outcome.Invalid(problems);
                });
    }

    private List<FleetRow> undone(
            List<PastChange.Here> past, List<Vps> fleet, List<Vps> selected, Call call) {
        Map<VpsId, Vps> known = new HashMap<>();
        fleet.forEach(vps -> known.put(vps.id(), vps));
        Set<Vps> meant = new HashSet<>(selected);
        List<Target<?>> targets = new ArrayList<>();
        List<FleetRow> others = new ArrayList<>();
        for (PastChange.Here change : past) {
            Optional<Vps> now = Optional.ofNullable(known.get(change.vps().id()));
            if (now.isEmpty()) {
                others.add(gone(change.vps()));
            } else if (meant.contains(now.get())) {
                change.restoring()
                        .ifPresentOrElse(
                                order -> targets.add(new Target<>(now.get(), order)),
                                () -> others.add(movedOn(now.get(), change)));
            }
        }
        return Stream.concat(new FleetRows(desk, reads, call).of(targets).stream(), others.stream())
                .toList();
    }

    private static FleetRow gone(Vps vps) {
        return new FleetRow.Unknown(
                vps, Optional.of(new Outcome.NotFound(vps.id().value(), List.of())));
    }

    /// Somebody else's value stood there when the change was read back.
    private static FleetRow movedOn(Vps vps, PastChange.Here change) {
        Subject subject =
                change.effect().map(PastChange.Effect::subject).orElse(Subject.BACKUP_SCHEDULE);
        return new FleetRow.Refused(
                vps, ChangeDesk.refused(Optional.of(vps), new Refusal.MovedOn(subject)));
    }

    private Conclusion ifAllowed(Call call, Function<Call, Conclusion> work) {
        if (rules.readOnly()) {
            return ChangeDesk.refused(Optional.empty(), new Refusal.ReadOnly());
        }
        if (!call.caller().may(Role.OPERATOR)) {
            return ChangeDesk.refused(Optional.empty(), new Refusal.RoleTooLow(Role.OPERATOR));
        }
        try {
            return work.apply(call.overMany());
        } catch (HostUpFailure failure) {
            return Outcome.of(failure);
        }
    }

    private static List<ArgumentProblem> problems(Selection selection) {
        List<ArgumentProblem> problems = new ArrayList<>(unclear(selection));
        if (selection.servers().size() > MOST) {
            problems.add(
                    ArgumentProblem.wrong(
                            "servers",
                            "they fit " + selection.servers().size() + " servers",
                            "a plan holds at most "
                                    + MOST
                                    + ": narrow the patterns, or use except"));
        }
        return List.copyOf(problems);
    }

    private static List<ArgumentProblem> unclear(Selection selection) {
        List<ArgumentProblem> problems =
                new ArrayList<>(
                        selection.unclear().stream()
                                .limit(MOST_PROBLEMS)
                                .map(FleetPlanner::problem)
                                .toList());
        int more = selection.unclear().size() - problems.size();
        if (more > 0) {
            problems.add(
                    ArgumentProblem.wrong(
                            "servers", more + " more words are not clear", "correct these first"));
        }
        return List.copyOf(problems);
    }

    private static ArgumentProblem problem(Selection.Unclear unclear) {
        String argument = unclear.isException() ? "except" : "servers";
        String word = '"' + VisibleText.of(unclear.word(), LONGEST_WORD) + '"';
        return unclear.candidates().isEmpty()
                ? ArgumentProblem.wrong(
                        argument,
                        (unclear.isPattern() ? "no server fits " : "no server is called ") + word,
                        "find_vps lists those there are")
                : ArgumentProblem.wrong(
                        argument,
                        unclear.candidates().size() + " servers are called " + word,
                        "give one of their ids: "
                                + unclear.candidates().stream()
                                        .limit(MOST_CANDIDATES)
                                        .map(vps -> vps.id().value())
                                        .collect(Collectors.joining(", ")));
    }

    /// Makes a plan of the rows that would change, if there are any. No house rule allows a change
    /// of many servers without a yes.
    private Conclusion asked(List<FleetRow> rows, boolean isSpread, Call call) {
        List<FleetRow.Change> changes =
                rows.stream()
                        .filter(FleetRow.Change.class::isInstance)
                        .map(FleetRow.Change.class::cast)
                        .toList();
        if (changes.isEmpty()) {
            return new FleetOutcome.NothingToDo(rows);
        }
        PlanContent.Many content = new PlanContent.Many(changes, Optional.empty());
        boolean mayApprove = FleetDesk.roleObjection(content, call).isEmpty();
        NeededYes yes = rules.needed(call, content.weakens(), mayApprove);
        if (yes.ways().isEmpty()) {
            return ChangeDesk.refused(
                    Optional.empty(), new Refusal.PersonNeeded(rules.waysToPerson(call)));
        }
        boolean elsewhere = yes.approval() == Approval.SLACK && call.door() != Door.SLACK;
        boolean forOthers = elsewhere || !mayApprove;
        Plans.Wish<PlanContent> wish = new Plans.Wish<>(content, call.caller().name(), yes);
        Optional<Plans.Made<PlanContent>> made =
                elsewhere ? plans.share(wish) : Optional.of(plans.make(wish, forOthers));
        return made.<Conclusion>map(there ->
                        new FleetOutcome.NeedsConfirmation(
                                rows, there.plan(), there.token().value(), isSpread))
                .orElseGet(
                        () -> ChangeDesk.refused(Optional.empty(), new Refusal.TooManyWaiting()));
    }
}
