package dev.nattvakt.words;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Sought;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.remedy.Remedies;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// Results of reads, in one to three sentences.
public final class FleetWords {

    /// Servers that a call in a sentence names: those of the largest page.
    private static final int MOST_IN_CALL = 100;

    private static final int NAMED = 5;

    private static final String NAMELESS =
            " HostUp also lists servers without a readable id, and nothing is known of them.";

    private FleetWords() {}

    /// @param cursor where the next page begins, if there is one
    public static Words found(List<Vps> servers, Optional<String> cursor, Sought sought) {
        if (servers.isEmpty()) {
            return none(sought, cursor.isEmpty()).and(more(cursor));
        }
        Words words = Words.of(servers.size() == 1 ? "1 server: " : servers.size() + " servers: ");
        ServerList names = ServerList.of(servers);
        return words.and(names.words())
                .text(".")
                .and(names.isWhole() ? more(cursor) : Words.of(""));
    }

    /// Why nothing is listed, where it could be taken for there being no such server.
    public static Words none(Sought sought, boolean isLast) {
        if (sought.isFurther() && isLast) {
            return Words.of("No further server matches: the list ends before this cursor.");
        }
        return sought.query()
                .filter(query -> query.contains("*"))
                .map(query ->
                        Words.of("No server matches ")
                                .quote(query)
                                .text(
                                        ", a part of a name or IP in which * is only a star, no pattern."))
                .orElseGet(() -> Words.of("No server matches."));
    }

    /// That none of the checked servers is of the kind that was asked for; else empty.
    public static Words noneShown(Audit.Report report, Sought sought) {
        if (!report.servers().isEmpty()) {
            return Words.of("");
        }
        return sought.verdict()
                .map(verdict ->
                        Words.of(
                                " None of them has the verdict "
                                        + verdict.word().replace('_', ' ')
                                        + "."))
                .orElseGet(() ->
                        Words.of(sought.onlyProblems() ? " None of them has a problem." : ""));
    }

    private static Words more(Optional<String> cursor) {
        return cursor.map(word ->
                        Words.of(" There are more: ask again with cursor ").code(word).text("."))
                .orElseGet(() -> Words.of(""));
    }

    /// @param compliance how it stands to the policy; empty when that says nothing about it
    public static Words protection(
            ServerState seen,
            Judgement judgement,
            Optional<Compliance> compliance,
            Optional<NextStep> remedy,
            ZoneId zone) {
        Words words =
                Words.of("")
                        .quote(seen.vps().label())
                        .text(
                                judgement.isJudged()
                                        ? " " + is(judgement.verdict()) + ": "
                                        : " is not judged: ")
                        .and(why(judgement, Optional.of(seen)))
                        .text(".");
        Words policy = compliance.map(PolicyWords::sentence).orElse(Words.of(""));
        Words all = words.and(schedules(seen, zone)).and(policy).aside(slots(seen));
        return remedy.map(step -> all.text(" Next: ").call(step))
                .orElseGet(() ->
                        Remedies.barrier(seen, judgement.verdict()).isPresent()
                                ? all.text(" That has to be cleared at HostUp first.")
                                : all);
    }

    /// What there is room for, as far as HostUp stated it.
    private static Words slots(ServerState seen) {
        String backups =
                switch (seen.backups().settings().slots()) {
                    case Slots.Counted slots ->
                            " %s of %s free."
                                    .formatted(slots.free(), counted(slots.total(), "backup slot"));
                    case Slots.Bounded slots ->
                            " %s, %s of them held by manual backups."
                                    .formatted(
                                            counted(slots.total(), "backup slot"), slots.manual());
                    case Slots.Limited slots ->
                            " %s in all.".formatted(counted(slots.total(), "backup slot"));
                    case Slots.Unstated() -> "";
                };
        String snapshots =
                seen.snapshots()
                        .slots()
                        .total()
                        .map(total -> " " + counted(total, "snapshot slot") + " in all.")
                        .orElse("");
        return Words.of(backups + snapshots);
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String is(Verdict verdict) {
        return switch (verdict) {
            case PROTECTED -> "is protected";
            case EXEMPT -> "is exempt";
            case SCHEDULED -> "is scheduled";
            case SNAPSHOT_ONLY -> "has snapshots only";
            case PAUSED -> "is paused";
            case UNKNOWN -> "may not be protected";
            case NEVER_RAN -> "has a schedule that never ran";
            case OVERDUE -> "is overdue";
            case FAILING -> "is failing";
            case UNPROTECTED -> "is unprotected";
        };
    }

    /// All schedules in one sentence; empty when there are none.
    private static Words schedules(ServerState seen, ZoneId zone) {
        List<Words> parts = new ArrayList<>();
        for (SeenBackupSchedule row : seen.backups().schedules()) {
            parts.add(schedule("backups ", Subject.BACKUP_SCHEDULE, row.fields(), zone));
        }
        seen.snapshots()
                .schedule()
                .map(row -> schedule("snapshots ", Subject.SNAPSHOT_SCHEDULE, row.fields(), zone))
                .ifPresent(parts::add);
        Words words = Words.of("");
        for (int i = 0; i < Math.min(NAMED, parts.size()); i++) {
            words = words.text(i == 0 ? " Schedules: " : "; ").and(parts.get(i));
        }
        if (parts.size() > NAMED) {
            words = words.text(" and " + (parts.size() - NAMED) + " more");
        }
        return parts.isEmpty() ? words : words.text(".");
    }

    private static Words schedule(String lead, Subject subject, Fields fields, ZoneId zone) {
        return Words.of(lead)
                .and(ScheduleWords.of(subject, fields, zone))
                .text(ScheduleWords.isOff(fields) ? " (switched off)" : "");
    }

    /// The fact behind a verdict and the gate that stands against a remedy, without a full stop.
    public static Words why(Audit.Judged judged) {
        return why(judged.judgement(), judged.state());
    }

    /// @param seen empty when it could not be read
    public static Words why(Judgement judgement, Optional<ServerState> seen) {
        Words fact = why(judgement.evidence());
        return seen.flatMap(state -> Remedies.barrier(state, judgement.verdict()))
                .map(gate -> fact.text(", and ").and(barred(gate)))
                .orElse(fact);
    }

    /// @param gate shut, or not stated
    private static Words barred(Gate gate) {
        return gate instanceof Gate.Shut shut
                ? RefusalWords.reason(
                        new Refusal.GateShut("canCreate", shut, Optional.empty()),
                        "HostUp does not allow a backup schedule to be set now")
                : Words.of("HostUp does not state whether one may be set now (canCreate)");
    }

    /// The fact behind a verdict, without a full stop.
    static Words why(Evidence evidence) {
        return switch (evidence) {
            case Evidence.RanWell(Instant lastRun) ->
                    Words.of("the last backup ran on ").moment(lastRun);
            case Evidence.RunsNow(Instant newestCopy) ->
                    Words.of("a backup is running now, and the one before is of ")
                            .moment(newestCopy);
            case Evidence.NoCopies() ->
                    Words.of(
                            "it is said to have run, but HostUp lists no backup made by a schedule");
            case Evidence.FirstRunAhead(Instant nextRun, Copies copies) ->
                    firstRun(nextRun, copies);
            case Evidence.FirstRunNow(Instant run) ->
                    Words.of("no copy yet, and the first run is under way (").moment(run).text(")");
            case Evidence.RunWentWrong(RunStatus status) ->
                    Words.of(
                            "HostUp says the last run "
                                    + (status == RunStatus.FAILED ? "failed" : "was cancelled"));
            case Evidence.RunMissed(Instant due) ->
                    Words.of("a run was due on ").moment(due).text(" and HostUp shows none since");
            case Evidence.LongSilent(Instant lastRun) ->
                    Words.of("the last run was on ")
                            .moment(lastRun)
                            .text(", and more than two should have followed");
            case Evidence.SwitchedOff() -> Words.of("its backup schedule is switched off");
            case Evidence.OnlySnapshots() ->
                    Words.of(
                            "they are local and live for about a day, and it has no backup schedule");
            case Evidence.NoSchedule() -> Words.of("it has no schedule at all");
            case Evidence.Exempted(Exemption exemption, Judgement underneath) ->
                    exempted(exemption, underneath);
            case Evidence.NotRead(HostUpFailure.Why why) -> failure(why);
            case Evidence.Terminated() -> Words.of("HostUp states it as terminated");
            case Evidence.NotStated(String missing) -> Words.of("HostUp did not state " + missing);
        };
    }

    /// The operator's reason first, and what the server would be without it.
    private static Words exempted(Exemption exemption, Judgement underneath) {
        return Words.of("the policy says ")
                .and(PolicyWords.reason(exemption))
                .text("; underneath it " + is(underneath.verdict()) + ": ")
                .and(why(underneath.evidence()));
    }

    /// What HostUp answered instead of a server's state, or of the fleet's.
    public static Words failure(HostUpFailure.Why why) {
        return switch (why) {
            case HostUpFailure.Why.Missing(var problem) -> RefusalWords.byHostUp(problem);
            case HostUpFailure.Why.KeyRefused(var problem) -> RefusalWords.byHostUp(problem);
            case HostUpFailure.Why.Refused(var problem) -> RefusalWords.byHostUp(problem);
            case HostUpFailure.Why.Throttled _ -> Words.of("HostUp asks for a pause");
            case HostUpFailure.Why.Unreachable(String what, _) -> Words.of(what);
            case HostUpFailure.Why.Stale(String what) -> Words.of(what);
            case HostUpFailure.Why.Unreadable(String what) -> Words.of(what);
        };
    }

    private static Words firstRun(Instant nextRun, Copies copies) {
        if (copies.count() == 0) {
            return Words.of("no copy yet, first run on ").moment(nextRun);
        }
        Words words = Words.of("first run on ").moment(nextRun);
        return copies.newest()
                .map(at -> words.text(", and the newest copy is of ").moment(at))
                .orElseGet(
                        () -> words.text(", and HostUp does not state when its copies were made"));
    }

    public static Words audited(Audit.Report report, Sought sought) {
        int checked = report.counts().values().stream().mapToInt(Integer::intValue).sum();
        if (checked == 0) {
            return none(sought, report.next().isEmpty())
                    .and(unchecked(report))
                    .and(more(report.next().map(Position::word)));
        }
        Words words =
                Words.of(
                                (checked == 1 ? "1 server" : checked + " servers")
                                        + " checked: "
                                        + counts(report.counts())
                                        + ".")
                        .and(noneShown(report, sought));
        Map<Boolean, List<Audit.Judged>> rows =
                report.servers().stream()
                        .collect(
                                Collectors.partitioningBy(
                                        judged -> judged.judgement().isProblem()));
        Words herds = herds(report.herds());
        ServerList problems = judged(rows.get(true), ServerList.ROOM - herds.plain().length());
        ServerList others = judged(rows.get(false), problems.left());
        words =
                problems.isEmpty()
                        ? words
                        : words.text(" Look at ").and(problems.words()).text(".");
        words = words.and(herds).and(unchecked(report));
        words =
                others.isEmpty()
                        ? words
                        : words.aside(Words.of(" The others: ").and(others.words()).text("."));
        return problems.isWhole() && others.isWhole()
                ? words.and(more(report.next().map(Position::word)))
                : words;
    }

    /// Why it did not check all servers.
    private static Words unchecked(Audit.Report report) {
        Words words =
                report.cutShort()
                        .map(why -> Words.of(" ").and(endedEarly(why)))
                        .orElse(Words.of(""));
        return report.hasNameless() ? words.text(NAMELESS) : words;
    }

    private static ServerList judged(List<Audit.Judged> rows, int room) {
        Map<Vps, String> verdicts = new LinkedHashMap<>();
        rows.forEach(row -> verdicts.put(row.vps(), ": " + verdict(row)));
        return ServerList.of(List.copyOf(verdicts.keySet()), verdicts::get, "; ", room);
    }

    private static String verdict(Audit.Judged row) {
        boolean differs = row.compliance().filter(compliance -> !compliance.inLine()).isPresent();
        return row.judgement().verdict().word().replace('_', ' ')
                + (differs ? ", not in line" : "")
                + row.state().map(FleetWords::brief).orElse("");
    }

    /// What a table of schedules would hold.
    private static String brief(ServerState seen) {
        return Stream.concat(
                        seen.backups().schedules().stream().map(SeenBackupSchedule::fields),
                        seen.snapshots().schedule().map(row -> row.fields()).stream())
                .map(fields -> ", " + ScheduleWords.brief(fields))
                .collect(Collectors.joining());
    }

    public static Words endedEarly(HostUpFailure.Why why) {
        return Words.of("It ended early, and the rest was not looked at: ")
                .and(failure(why))
                .text(".");
    }

    /// Beside the servers that were checked, where HostUp lists others that cannot be.
    public static Words nameless() {
        return Words.of(NAMELESS.strip());
    }

    /// The largest herd; the others are in the detail.
    private static Words herds(List<Herd> herds) {
        if (herds.isEmpty()) {
            return Words.of("");
        }
        Herd largest = herds.getFirst();
        Words words = Words.of(" " + herd(largest) + ".");
        return largest.cure()
                .map(step ->
                        words.text(" To spread them: ")
                                .and(
                                        largest.servers() <= MOST_IN_CALL
                                                ? Words.of("").call(step)
                                                : Words.of("")
                                                        .tool(step.tool())
                                                        .text(" with spreadHours"))
                                .text("."))
                .orElse(words);
    }

    /// How many servers start together, and which hours are quieter; without a full stop.
    public static String herd(Herd herd) {
        String together =
                "%s of %s start at %s %s"
                        .formatted(herd.servers(), herd.of(), herd.hour(), herd.zone().getId());
        return herd.quieter().isEmpty()
                ? together
                : together
                        + "; quieter: "
                        + herd.quieter().stream()
                                .map(Hour::toString)
                                .collect(Collectors.joining(", "));
    }

    /// @param asked option key to amount
    public static Words price(Vps vps, Map<String, Integer> asked, PricePreview price) {
        String what =
                asked.entrySet().stream()
                        .map(option -> option(option.getKey(), option.getValue()))
                        .collect(Collectors.joining(" and "));
        Words cost = Words.of(what + " for ").quote(vps.label()).and(cost(price));
        String bought =
                price.dryRun().isPresent()
                        ? ". Nothing was bought."
                        : ". Only the price was asked for, though HostUp did not repeat that nothing was bought.";
        Words gate =
                price.canCommit() instanceof Gate.Shut shut
                        ? cost.text(", but ")
                                .and(
                                        RefusalWords.reason(
                                                new Refusal.GateShut(
                                                        "canCommit", shut, Optional.empty()),
                                                "HostUp does not take the order now"))
                        : cost;
        return gate.text(
                bought
                        + " HostUp does not say whether the number is the new total or an addition.");
    }

    private static Words cost(PricePreview price) {
        if (price.amount().isEmpty() && price.recurringAmount().isEmpty()) {
            return Words.of(": HostUp did not state a price");
        }
        boolean isCost =
                Stream.of(price.amount(), price.recurringAmount())
                        .flatMap(Optional::stream)
                        .allMatch(amount -> amount.signum() >= 0);
        Words words = Words.of(isCost ? " would cost " : ": HostUp's price is ");
        if (price.amount().isPresent()) {
            words = sum(words, price.amount().get(), price.currencyCode()).text(" now");
        }
        if (price.recurringAmount().isPresent()) {
            words = price.amount().isPresent() ? words.text(" and ") : words;
            words =
                    sum(words, price.recurringAmount().get(), price.currencyCode())
                            .text(" each billing period");
            words =
                    price.billingCycle().isPresent()
                            ? words.text(" (").word(price.billingCycle().get()).text(")")
                            : words;
        }
        return isCost ? words : words.text(", less than what is paid now");
    }

    private static Words sum(Words words, BigDecimal amount, Optional<String> currency) {
        Words number = words.text(amount.toPlainString());
        return currency.map(code -> number.text(" ").word(code)).orElse(number);
    }

    /// `2 snapshot slots`.
    private static String option(String key, int amount) {
        String slot = key.equals("snapshotSlots") ? "snapshot slot" : "backup slot";
        return amount + " " + slot + (amount == 1 ? "" : "s");
    }

    /// For a price preview (`dryRun: true`) that HostUp answered as an order.
    public static Words dryRunIgnored(Vps vps) {
        return Words.of(
                        "Only a price was asked for (dryRun: true), but HostUp answers as if it had been an order for ")
                .quote(vps.label())
                .text(". Check the orders of this server at HostUp now.");
    }

    private static String counts(Map<Verdict, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word().replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
