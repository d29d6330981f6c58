package dev.nattvakt.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Quotas;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.Nearest;

/// All tools, and the only way to call them. Immutable.
public final class Catalogue {

    private static final String DRY_RUN = "dryRun";

    private final List<Definition<?>> definitions;
    private final SequencedMap<String, Entry<?>> entries = new LinkedHashMap<>();
    private final boolean sandbox;
    private final CallListener callListener;
    private final Quotas quotas;

    /// Without a listener and without quotas.
    public Catalogue(List<Tool<?>> tools, boolean readOnly, boolean sandbox) {
        this(tools, readOnly, sandbox, CallListener.NOBODY, Quotas.NONE);
    }

    /// @param tools in the order in which doors show them
    /// @param readOnly leaves out every tool that changes something
    /// @param sandbox whether every result says that a simulator played HostUp
    public Catalogue(
            List<Tool<?>> tools,
            boolean readOnly,
            boolean sandbox,
            CallListener callListener,
            Quotas quotas) {
        this.definitions = tools.stream().<Definition<?>>map(Tool::definition).toList();
        this.sandbox = sandbox;
        this.callListener = callListener;
        this.quotas = quotas;
        tools.stream()
                .filter(tool -> !readOnly || tool.definition().hints().readOnly())
                .forEach(tool -> entries.put(tool.definition().name(), Entry.of(tool)));
    }

    private Catalogue(SequencedMap<String, Entry<?>> entries, Catalogue whole) {
        this.definitions = whole.definitions;
        this.entries.putAll(entries);
        this.sandbox = whole.sandbox;
        this.callListener = whole.callListener;
        this.quotas = whole.quotas;
    }

    /// The same with only the named tools.
    ///
    /// @throws IllegalArgumentException naming the unknown tools, or when a tool needs plans and
    ///   `apply_plan` is not chosen
    public Catalogue only(Collection<String> names) {
        List<String> unknown =
                names.stream()
                        .filter(name ->
                                definitions.stream().noneMatch(tool -> tool.name().equals(name)))
                        .sorted()
                        .toList();
        if (!unknown.isEmpty()) {
            List<String> near =
                    Nearest.to(
                            unknown.getFirst(),
                            definitions.stream().<String>map(Definition::name).toList());
            throw new IllegalArgumentException(
                    "there is no tool "
                            + String.join(", ", unknown)
                            + (near.isEmpty() ? "" : " (did you mean " + near.getFirst() + "?)"));
        }
        List<Role> needed =
                definitions.stream()
                        .filter(tool -> names.contains(tool.name()))
                        .<Role>map(Definition::role)
                        .toList();
        if (needed.contains(Role.OPERATOR) && !needed.contains(Role.APPROVER)) {
            throw new IllegalArgumentException(
                    "a tool that changes something needs apply_plan beside it");
        }
        SequencedMap<String, Entry<?>> chosen = new LinkedHashMap<>(entries);
        chosen.keySet().retainAll(names);
        return new Catalogue(chosen, this);
    }

    /// The same without the tools that change something, for callers that ask for read-only.
    public Catalogue readOnly() {
        SequencedMap<String, Entry<?>> readers = new LinkedHashMap<>();
        entries.forEach((name, entry) -> {
            if (isReader(entry)) {
                readers.put(name, entry);
            }
        });
        return new Catalogue(readers, this);
    }

    /// The result for a door whose user was asked about a call and did not say yes.
    ///
    /// @param what the user answered, as a sentence
    /// @throws java.util.NoSuchElementException when there is no such tool
    public ToolResult declined(String tool, ObjectNode arguments, String how, Call call) {
        return call(entry(tool).orElseThrow(), arguments, call, () -> new Answer.Declined(how));
    }

    /// Each tool as it is published, in a fixed order.
    public List<PublishedTool> cards() {
        return entries.values().stream().<PublishedTool>map(Entry::published).toList();
    }

    /// The tools in a vendor's format, without those that this catalogue lacks.
    public ObjectNode published(Format format) {
        if (format == Format.MCP) {
            ObjectNode all = StrictJson.MAPPER.createObjectNode();
            cards().stream().map(PublishedTool::json).forEach(all.putArray("tools")::add);
            return all;
        }
        ObjectNode all = PublishedTool.load(format);
        withoutOthers(all.path("tools"));
        all.path("tools").forEach(tool -> withoutOthers(tool.path("functionDeclarations")));
        return all;
    }

    private void withoutOthers(JsonNode tools) {
        Iterator<JsonNode> each = tools.elements();
        while (each.hasNext()) {
            JsonNode tool = each.next();
            String name = tool.path("name").asText(tool.path("function").path("name").asText());
            if (!name.isEmpty() && !entries.containsKey(name)) {
                each.remove();
            }
        }
    }

    public Optional<PublishedTool> card(String tool) {
        return Optional.ofNullable(entries.get(tool)).map(Entry::published);
    }

    /// Calls a tool with arguments as raw JSON.
    ///
    /// @return empty when there is no such tool
    public Optional<ToolResult> call(String tool, byte[] json, Call call) {
        return entry(tool)
                .map(entry ->
                        StrictJson.object(json)
                                .map(arguments -> call(entry, arguments, call))
                                .orElseGet(() -> notAnObject(entry, call)));
    }

    /// Calls a tool with parsed arguments.
    ///
    /// @return empty when there is no such tool
    public Optional<ToolResult> call(String tool, Map<String, Object> arguments, Call call) {
        return call(tool, StrictJson.MAPPER.<ObjectNode>valueToTree(arguments), call);
    }

    /// @return empty when there is no such tool
    public Optional<ToolResult> call(String tool, ObjectNode arguments, Call call) {
        return entry(tool).map(entry -> call(entry, arguments, call));
    }

    private Optional<Entry<?>> entry(String tool) {
        return Optional.ofNullable(entries.get(tool));
    }

    private ToolResult call(Entry<?> entry, ObjectNode arguments, Call call) {
        return call(entry, arguments, call, () -> admitted(entry, arguments, call));
    }

    /// Notifies the listener also when a bug ends the call, since a write may have been sent.
    private ToolResult call(
            Entry<?> entry, ObjectNode arguments, Call call, Supplier<Answer> work) {
        long begun = System.nanoTime();
        ToolResult answer = null;
        try {
            answer = new ToolResult(work.get(), sandbox);
            return answer;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            callListener.tell(
                    new CompletedCall(entry.tool().definition(), arguments, call, answer, took));
        }
    }

    /// Checks that hold for every tool at every door: the caller has a role and is within its
    /// quota.
    private Answer admitted(Entry<?> entry, ObjectNode arguments, Call call) {
        if (!call.caller().may(Role.VIEWER)) {
            return new Answer.Hindered(
                    new Outcome.Refused(
                            Optional.empty(), new Refusal.RoleTooLow(Role.VIEWER), Fields.NONE));
        }
        Duration wait = quotas.take(call.caller());
        if (!wait.isZero()) {
            return new Answer.TooManyCalls(wait);
        }
        boolean mayWrite = !isReader(entry) && !arguments.path(DRY_RUN).asBoolean();
        return entry.call(arguments, call, work -> mayWrite ? counted(work, call) : work.get());
    }

    /// Only what was sent to HostUp counts as a change.
    private Answer counted(Supplier<Answer> work, Call call) {
        Duration wait = quotas.takeChange(call.caller());
        if (!wait.isZero()) {
            return new Answer.TooManyCalls(wait);
        }
        boolean sent = true;
        try {
            Answer answer = work.get();
            sent = wasSent(answer);
            return answer;
        } finally {
            if (!sent) {
                quotas.giveBackChange(call.caller());
            }
        }
    }

    private static boolean wasSent(Answer answer) {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> wasSent(outcome);
            case Answer.Fleet(FleetOutcome.Applied(List<FleetRow.Change> rows, _, _)) ->
                    rows.stream()
                            .flatMap(row -> row.outcome().stream())
                            .anyMatch(Catalogue::wasSent);
            case Answer other -> Written.of(other) != Written.NO;
        };
    }

    /// A write that HostUp refused was sent, too; a refused read names no server.
    private static boolean wasSent(Outcome outcome) {
        boolean isRefusedByHostUp =
                outcome instanceof Outcome.Vanished
                        || outcome
                                        instanceof
                                        Outcome.Refused(Optional<Vps> vps, Refusal.ByHostUp _, _)
                                && vps.isPresent();
        return isRefusedByHostUp || Written.of(outcome) != Written.NO;
    }

    /// The role that the tool needs for all that it does.
    ///
    /// @return empty when there is no such tool
    public Optional<Role> needed(String tool) {
        return entry(tool).map(Entry::tool).map(Tool::definition).<Role>map(Definition::role);
    }

    private static boolean isReader(Entry<?> entry) {
        return entry.tool().definition().hints().readOnly();
    }

    private ToolResult notAnObject(Entry<?> entry, Call call) {
        Outcome.Obstacle invalid =
                new Outcome.Invalid(
                        List.of(
                                ArgumentProblem.wrong(
                                        "arguments",
                                        "the arguments are not a JSON object",
                                        "send one object, without duplicate keys")));
        return call(
                entry,
                StrictJson.MAPPER.createObjectNode(),
                call,
                () -> new Answer.Hindered(invalid));
    }

    private record Entry<A>(Tool<A> tool, PublishedTool published, Decoder<A> decoder) {

        static <A> Entry<A> of(Tool<A> tool) {
            PublishedTool published = PublishedTool.load(tool.definition().name());
            return new Entry<>(
                    tool,
                    published,
                    new Decoder<>(published.inputSchema(), tool.definition().arguments()));
        }

        /// @param admission runs the tool's own work, or answers in its place
        Answer call(ObjectNode json, Call call, Function<Supplier<Answer>, Answer> admission) {
            Decoder.Decoded<A> decoded = decoder.decode(json);
            List<ArgumentProblem> problems = new ArrayList<>(decoded.problems());
            problems.addAll(
                    unsaid(
                            tool.problems(decoded.arguments(), faulty(decoded.problems())),
                            decoded.problems()));
            return problems.isEmpty()
                    ? admission.apply(() -> tool.run(decoded.arguments(), call))
                    : new Answer.Hindered(new Outcome.Invalid(problems));
        }

        private static Set<String> faulty(List<ArgumentProblem> problems) {
            return problems.stream()
                    .filter(problem -> !problem.missing())
                    .map(ArgumentProblem::argument)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /// Leaves out "missing" problems when a faulty value was given: the argument is wrong, not
        /// missing.
        private static List<ArgumentProblem> unsaid(
                List<ArgumentProblem> problems, List<ArgumentProblem> faults) {
            boolean given =
                    problems.stream()
                            .filter(ArgumentProblem::missing)
                            .anyMatch(problem ->
                                    faults.stream()
                                            .anyMatch(fault ->
                                                    fault.argument().equals(problem.argument())));
            return given
                    ? problems.stream().filter(problem -> !problem.missing()).toList()
                    : problems;
        }
    }
}
