package dev.nattvakt.slack.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.FleetPlanWords;
import dev.nattvakt.words.Words;

/// Messages about plans over many servers, and what came of them.
final class FleetMessages {

    /// Names in one line, when the same is to happen to many servers.
    private static final int NAMES_A_LINE = 40;

    private FleetMessages() {}

    static Message of(ToolResult result, FleetOutcome outcome, Requester requester) {
        return switch (outcome) {
            case FleetOutcome.NeedsConfirmation waiting -> waits(result, waiting, requester);
            case FleetOutcome.Applied applied when applied.receipt().isPresent() ->
                    ChangeMessages.made(result, requester);
            case FleetOutcome.Applied _, FleetOutcome.NothingToDo _, FleetOutcome.UnderWay _ ->
                    facts(MessageLayout.of(result), outcome).toPerson();
        };
    }

    private static Message waits(
            ToolResult result, FleetOutcome.NeedsConfirmation waiting, Requester requester) {
        MessageLayout layout =
                MessageLayout.of(result)
                        .title("Confirmation needed")
                        .say(RichLine.NOTHING.person(requester.by()).text(" asks for this."));
        return asked(
                        layout,
                        waiting,
                        ChangeMessages.deadline(waiting),
                        new Answers("Confirm", "confirm", "Cancel", "cancel"))
                .toPerson();
    }

    /// The two buttons: their labels and actions.
    record Answers(String yes, String yesAction, String no, String noAction) {}

    /// Counts and hours, every server that would be protected less, and the first of the others.
    /// Without a button for yes when not all that weakens can be shown: nobody confirms what they
    /// have not seen.
    static MessageLayout asked(
            MessageLayout layout,
            FleetOutcome.NeedsConfirmation waiting,
            RichLine deadline,
            Answers answers) {
        layout.say(RichLine.of(FleetPlanWords.summary(waiting)));
        List<FleetRow.Change> weaker =
                waiting.rows().stream()
                        .filter(FleetRow.Change.class::isInstance)
                        .map(FleetRow.Change.class::cast)
                        .filter(FleetRow.Change::weakens)
                        .toList();
        int unseen = 0;
        if (!weaker.isEmpty()) {
            layout.say(RichLine.NOTHING.bold("Protected less:"));
            unseen = layout.listAll(together(weaker, waiting.rows()));
        }
        List<FleetRow> others =
                waiting.rows().stream()
                        .filter(row -> !(row instanceof FleetRow.Change it && it.weakens()))
                        .toList();
        if (!weaker.isEmpty() && !others.isEmpty()) {
            layout.say(RichLine.NOTHING.bold("The others:"));
        }
        rows(layout, others);
        Button no = Button.of(answers.no(), answers.noAction(), waiting.token());
        if (unseen > 0) {
            return layout.say(
                            RichLine.of(
                                    "More would be protected less than can be shown here, so it cannot be confirmed here. Plan fewer servers at once."))
                    .buttons(no);
        }
        Button yes = Button.of(answers.yes(), answers.yesAction(), waiting.token());
        return layout.say(deadline).buttons(weaker.isEmpty() ? yes : yes.dangerous(), no);
    }

    /// Those that need attention first; as many as fit.
    private static void rows(MessageLayout layout, List<? extends FleetRow> rows) {
        layout.list(
                rows.stream()
                        .sorted(Comparator.comparing(row -> !FleetPlanWords.needsAttention(row)))
                        .map(FleetPlanWords::of)
                        .map(RichLine::of)
                        .toList());
    }

    /// Servers to which the same would happen stand in one line.
    private static List<RichLine> together(
            List<FleetRow.Change> changes, List<? extends FleetRow> all) {
        Map<String, List<FleetRow.Change>> alike = new LinkedHashMap<>();
        changes.forEach(change ->
                alike.computeIfAbsent(
                                FleetPlanWords.change(change.facts()).plain(),
                                _ -> new ArrayList<>())
                        .add(change));
        Map<String, Long> labels =
                all.stream()
                        .map(FleetRow::vps)
                        .distinct()
                        .collect(Collectors.groupingBy(Vps::label, Collectors.counting()));
        return alike.values().stream().flatMap(group -> lines(group, labels)).toList();
    }

    private static Stream<RichLine> lines(List<FleetRow.Change> group, Map<String, Long> labels) {
        List<RichLine> lines = new ArrayList<>();
        for (int from = 0; from < group.size(); from += NAMES_A_LINE) {
            List<FleetRow.Change> some =
                    group.subList(from, Math.min(from + NAMES_A_LINE, group.size()));
            Words words = Words.of("");
            String lead = "";
            for (FleetRow.Change change : some) {
                words = words.text(lead).and(named(change.vps(), labels));
                lead = ", ";
            }
            lines.add(
                    RichLine.of(
                            words.text(": ").and(FleetPlanWords.change(group.getFirst().facts()))));
        }
        return lines.stream();
    }

    /// With its id where the name does not tell it from another.
    private static Words named(Vps vps, Map<String, Long> labels) {
        return labels.getOrDefault(vps.label(), 0L) > 1
                ? ReadMessages.named(vps)
                : Words.of("").quote(vps.label());
    }

    /// The result, with its servers, and until when the rest of it can be gone on with.
    static MessageLayout facts(MessageLayout layout, FleetOutcome outcome) {
        layout.say(RichLine.of(FleetPlanWords.summary(outcome)));
        rows(layout, outcome.rows());
        if (outcome instanceof FleetOutcome.Applied applied) {
            applied.rest()
                    .map(rest ->
                            Words.of("What is left can be gone on with until ")
                                    .moment(rest.plan().expiresAt())
                                    .text("."))
                    .map(RichLine::of)
                    .ifPresent(layout::say);
        }
        return layout;
    }

    /// To go on with what is left, and to undo what was done.
    ///
    /// @param yesAction of the button that goes on
    static Button[] buttons(FleetOutcome.Applied applied, String yesAction) {
        Optional<Button> goOn =
                applied.rest().map(rest -> Button.of("Go on", yesAction, rest.token()));
        Optional<Button> undo =
                applied.undo()
                        .flatMap(step ->
                                applied.receipt().map(receipt -> Undo.button(receipt, step)));
        return Stream.of(goOn, undo).flatMap(Optional::stream).toArray(Button[]::new);
    }
}
