package dev.nattvakt.tool.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.verdict.Only;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.write.RemoveScheduleTool.Kind;
import dev.nattvakt.words.Untrusted;

import static java.util.Optional.ofNullable;

/// `plan_fleet_change`: plans one change of many servers.
public final class PlanFleetChangeTool implements Tool<PlanFleetChangeTool.Arguments> {

    /// Words for servers in one call.
    private static final int MOST_WORDS = 200;

    private static final int LONGEST_WORD = 253;

    private static final Pattern RECEIPT = Pattern.compile("rcp_[A-Za-z0-9_-]+");

    /// The arguments that decide which others go together.
    private static final Set<String> DECIDING = Set.of("kind", "policy", "undoOf");

    /// Meant where the policy says what is wanted, and no servers are named.
    private static final List<String> ALL = List.of("*");

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "plan_fleet_change",
                    "Plan a change of many servers",
                    "Plans one change of many servers for one yes; for one server use a set_ tool. Looks at each, writes nothing, and answers"
                            + " needs_confirmation with a row for each and a plan for apply_plan (or already_set, refused). What you leave out"
                            + " is kept; servers without a schedule need frequency, hour and retentionCount or capToFit."
                            + " To resume a pause: undoOf its receipt.",
                    Definition.Hints.WRITE,
                    Role.OPERATOR,
                    Arguments.class,
                    Answer.Fleet.class);

    private final ChangeRunner changeRunner;
    private final PastChanges history;
    private final Supplier<Optional<Policy>> policy;

    /// @param policy that holds now; empty where no policy file is set
    public PlanFleetChangeTool(
            ChangeRunner changeRunner, PastChanges history, Supplier<Optional<Policy>> policy) {
        this.changeRunner = changeRunner;
        this.history = history;
        this.policy = policy;
    }

    /// The schedule arguments as in the tools for one server.
    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @Nullable
                    @Size(min = 1, max = MOST_WORDS)
                    @JsonPropertyDescription(
                            "ids, exact names, IPs or patterns (web-*); [\"*\"] is all")
                    List<String> servers,
            @Nullable @JsonPropertyDescription("left out") List<String> except,
            @Nullable @JsonPropertyDescription("unprotected: no backup schedule") OnlyCode only,
            @Nullable @JsonPropertyDescription("default backup") Kind kind,
            @Nullable @JsonPropertyDescription("how often") FrequencyCode frequency,
            @Nullable @Min(0) @Max(23) @JsonPropertyDescription("UTC, or in timeZone") Integer hour,
            @Nullable @Min(0) @Max(6) @JsonPropertyDescription("weekly only: 0 = Sunday")
                    Integer dayOfWeek,
            @Nullable
                    @Min(1)
                    @Max(31)
                    @JsonPropertyDescription("monthly only; some months lack 29-31")
                    Integer dayOfMonth,
            @Nullable @Min(1) @JsonPropertyDescription("copies to keep") Integer retentionCount,
            @Nullable @JsonPropertyDescription("true: as many as fit, up to retentionCount")
                    Boolean capToFit,
            @Nullable
                    @Min(1)
                    @Max(24)
                    @JsonPropertyDescription("spread starts over so many hours from hour on")
                    Integer spreadHours,
            @Nullable @Min(4) @Max(24) @JsonPropertyDescription("snapshots only")
                    Integer intervalHours,
            @Nullable @JsonPropertyDescription("false pauses") Boolean enabled,
            @Nullable @Size(max = 40) @JsonPropertyDescription("IANA name") String timeZone,
            @Nullable @JsonPropertyDescription("true: as the policy file says") Boolean policy,
            @Nullable @Size(max = 40) @JsonPropertyDescription("receipt rcp_... to undo")
                    String undoOf) {

        Kind kindOrBackup() {
            return kind == null ? Kind.BACKUP : kind;
        }

        boolean isByPolicy() {
            return Boolean.TRUE.equals(policy);
        }

        /// What only backup schedules have, by argument name.
        Map<String, @Nullable Object> ofBackups() {
            Map<String, @Nullable Object> said = new LinkedHashMap<>();
            said.put("frequency", frequency);
            said.put("hour", hour);
            said.put("dayOfWeek", dayOfWeek);
            said.put("dayOfMonth", dayOfMonth);
            said.put("retentionCount", retentionCount);
            said.put("capToFit", capToFit);
            said.put("spreadHours", spreadHours);
            said.put("timeZone", timeZone);
            return said;
        }
    }

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments said) {
        return problems(said, Set.of());
    }

    /// What an argument goes with is not judged while it is unknown which wish is meant, and a
    /// faulty argument says something all the same.
    @Override
    public List<ArgumentProblem> problems(Arguments said, Set<String> faulty) {
        List<ArgumentProblem> problems =
                new ArrayList<>(TimeZoneArgument.problems(said.timeZone()));
        words("servers", said.servers(), problems);
        words("except", said.except(), problems);
        if (faulty.stream().anyMatch(DECIDING::contains)) {
            return problems;
        }
        if (said.isByPolicy() || said.undoOf() != null) {
            problems.addAll(beside(said));
            return problems;
        }
        if (said.servers() == null) {
            problems.add(
                    ArgumentProblem.missing(
                            "servers", "names, ids, IPs or patterns; [\"*\"] for all"));
        }
        problems.addAll(
                switch (said.kindOrBackup()) {
                    case BACKUP -> ofBackups(said);
                    case SNAPSHOT -> ofSnapshots(said);
                });
        if (faulty.isEmpty()) {
            problems.addAll(ifNothingIsSaid(said));
        }
        return problems;
    }

    private static List<ArgumentProblem> ifNothingIsSaid(Arguments said) {
        boolean saysWhat =
                said.enabled() != null
                        || said.intervalHours() != null
                        || said.ofBackups().entrySet().stream()
                                .anyMatch(one ->
                                        one.getValue() != null && !one.getKey().equals("timeZone"));
        return saysWhat
                ? List.of()
                : List.of(
                        switch (said.kindOrBackup()) {
                            case BACKUP ->
                                    nothing(
                                            "frequency",
                                            "give frequency, hour, retentionCount or enabled");
                            case SNAPSHOT ->
                                    nothing("intervalHours", "give intervalHours or enabled");
                        });
    }

    private static ArgumentProblem nothing(String argument, String fix) {
        return ArgumentProblem.wrong(argument, "nothing is said that should change", fix);
    }

    private static void words(
            String argument, @Nullable List<String> words, List<ArgumentProblem> problems) {
        if (words != null && words.size() > MOST_WORDS) {
            problems.add(
                    ArgumentProblem.wrong(
                            argument,
                            argument + " has " + words.size() + " entries",
                            "give at most " + MOST_WORDS));
        }
        ofNullable(words).orElse(List.of()).stream()
                .filter(word -> word.length() > LONGEST_WORD)
                .findFirst()
                .ifPresent(word ->
                        problems.add(
                                ArgumentProblem.wrong(
                                        argument,
                                        "\"" + Untrusted.clean(word) + "\" is too long",
                                        "give at most " + LONGEST_WORD + " characters each")));
    }

    /// What the policy or a receipt says already.
    private static List<ArgumentProblem> beside(Arguments said) {
        String teller = said.undoOf() == null ? "policy" : "undoOf";
        Map<String, @Nullable Object> others = said.ofBackups();
        others.put("intervalHours", said.intervalHours());
        others.put("enabled", said.enabled());
        if (said.undoOf() != null) {
            others.put("kind", said.kind());
            others.put("only", said.only());
            others.put("policy", said.isByPolicy() ? true : null);
        }
        return others.entrySet().stream()
                .filter(other -> other.getValue() != null)
                .map(other ->
                        ArgumentProblem.wrong(
                                other.getKey(),
                                other.getKey() + " does not go with " + teller,
                                "leave one of them out"))
                .toList();
    }

    private static List<ArgumentProblem> ofBackups(Arguments said) {
        List<ArgumentProblem> problems = new ArrayList<>(order(said).problems());
        if (said.intervalHours() != null) {
            problems.add(
                    ArgumentProblem.wrong(
                            "intervalHours",
                            "intervalHours belongs to snapshots",
                            "leave it out, or say kind snapshot"));
        }
        if (said.spreadHours() != null && said.hour() == null) {
            problems.add(ArgumentProblem.missing("hour", "the first hour to spread from, 0-23"));
        }
        return problems;
    }

    private static List<ArgumentProblem> ofSnapshots(Arguments said) {
        List<ArgumentProblem> problems = new ArrayList<>();
        said.ofBackups().entrySet().stream()
                .filter(one -> one.getValue() != null)
                .forEach(one ->
                        problems.add(
                                ArgumentProblem.wrong(
                                        one.getKey(),
                                        one.getKey() + " belongs to backups",
                                        "leave it out, or say kind backup")));
        return problems;
    }

    @Override
    public Answer run(Arguments said, Call call) {
        if (said.undoOf() != null) {
            return undo(said, said.undoOf(), call);
        }
        if (!said.isByPolicy()) {
            return plan(said, wanted(said), call);
        }
        return policy.get()
                .map(rules ->
                        plan(
                                said,
                                new FleetWish.Wanted.ByPolicy(
                                        rules, ofNullable(said.kind()).map(Kind::ofPolicy)),
                                call))
                .orElseGet(() ->
                        unable(
                                "policy",
                                "there is no policy: NATTVAKT_POLICY_FILE names its file"));
    }

    private static Answer unable(String argument, String why) {
        return new Answer.Ended(
                new Outcome.Invalid(
                        List.of(ArgumentProblem.wrong(argument, why, "say what should change"))));
    }

    private Answer plan(Arguments said, FleetWish.Wanted wanted, Call call) {
        return changeRunner.plan(
                new FleetWish(
                        ofNullable(said.servers()).orElse(ALL),
                        ofNullable(said.except()).orElse(List.of()),
                        ofNullable(said.only()).map(OnlyCode::only).orElse(Only.ALL),
                        wanted,
                        policy.get()),
                call);
    }

    private Answer undo(Arguments said, String receipt, Call call) {
        if (!RECEIPT.matcher(receipt).matches()) {
            return invalid(
                    ArgumentProblem.wrong(
                            "undoOf",
                            "\"" + Untrusted.clean(receipt) + "\" is no receipt",
                            "copy rcp_... without quotes and full stop; list_changes tells the receipts"));
        }
        List<PastChange.Here> past = history.find(receipt, call.caller().servers());
        return past.isEmpty()
                ? invalid(
                        ArgumentProblem.wrong(
                                "undoOf",
                                "no change with the receipt \""
                                        + Untrusted.clean(receipt)
                                        + "\" is known, or it is too old",
                                "list_changes tells the receipts"))
                : changeRunner.undo(
                        past,
                        ofNullable(said.servers()).orElse(List.of()),
                        ofNullable(said.except()).orElse(List.of()),
                        call);
    }

    private static Answer invalid(ArgumentProblem problem) {
        return new Answer.Ended(new Outcome.Invalid(List.of(problem)));
    }

    private static FleetWish.Wanted wanted(Arguments said) {
        return switch (said.kindOrBackup()) {
            case BACKUP ->
                    new FleetWish.Wanted.Backups(
                            order(said),
                            Boolean.TRUE.equals(said.capToFit()),
                            ofNullable(said.spreadHours()));
            case SNAPSHOT ->
                    new FleetWish.Wanted.Snapshots(
                            new SetSnapshotSchedule(
                                    "",
                                    ofNullable(said.enabled()),
                                    ofNullable(said.intervalHours())));
        };
    }

    private static SetBackupSchedule order(Arguments said) {
        return new SetBackupSchedule(
                "",
                ofNullable(said.frequency()).map(FrequencyCode::frequency),
                ofNullable(said.hour()).map(Hour::new),
                ofNullable(said.dayOfWeek()).map(Weekday::of),
                ofNullable(said.dayOfMonth()).map(DayOfMonth::new),
                ofNullable(said.retentionCount()),
                ofNullable(said.enabled()),
                Optional.empty(),
                ofNullable(said.timeZone()).flatMap(TimeZoneArgument::named));
    }
}
