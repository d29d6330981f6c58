package dev.nattvakt.faults.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.state.BackupSchedule;

/// What was wished for one VPS of a server that was killed meanwhile, and what came of it.
final class Interrupted {

    private final Sandbox sandbox;
    private final String where;
    private final String vps;
    private final String id;
    private final Wish wish;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Future<List<String>>> said = new ArrayList<>();
    private boolean wasSo;

    Interrupted(Sandbox sandbox, String where, String vps, Wish wish) {
        this.sandbox = sandbox;
        Wish.prepare(sandbox, vps);
        this.where = where;
        this.vps = vps;
        this.id = sandbox.state().vps(vps).id();
        this.wish = wish;
        another();
    }

    /// One more caller who wishes the same.
    Attempt another() {
        Attempt attempt = new Attempt(vps, wish);
        attempts.add(attempt);
        return attempt;
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    String vps() {
        return vps;
    }

    String id() {
        return id;
    }

    Wish wish() {
        return wish;
    }

    /// One caller asks the new server.
    void says(Future<List<String>> answers) {
        said.add(answers);
    }

    private boolean isSo() {
        return wish.isSo(sandbox.state().vps(vps));
    }

    private long made() {
        return changes(sandbox.log()).filter(Arrival::applied).count();
    }

    private Stream<Arrival> changes(List<Arrival> arrivals) {
        return about(arrivals).filter(arrival -> !arrival.method().equals("GET"));
    }

    private Stream<Arrival> about(List<Arrival> arrivals) {
        return arrivals.stream().filter(arrival -> arrival.path().contains(id));
    }

    /// How it stands when the first server is dead, and the next has not been asked.
    void remember() {
        wasSo = isSo();
    }

    /// @param since what has arrived from the new server
    void judge(List<Arrival> since, Tally tally) {
        List<String> heard =
                said.stream().flatMap(answers -> answers.resultNow().stream()).toList();
        List<String> made = heard.stream().filter(this::saysMade).toList();
        List<String> broken = new ArrayList<>();
        if (!heard.stream().allMatch(word -> saysMade(word) || saysSo(word))) {
            broken.add("no true answer");
        }
        if (made.size() != (wasSo ? 0 : 1)) {
            broken.add(wasSo ? "says that it made what was so" : "not made, or twice");
        }
        if (changes(since).count() != made.size()) {
            broken.add("sent " + changes(since).count() + " times by the new one");
        }
        if (!about(since).findFirst().filter(first -> first.method().equals("GET")).isPresent()) {
            broken.add("not read first");
        }
        if (made() != 1 || !isSo()) {
            broken.add("made " + made() + " times, " + (isSo() ? "" : "not ") + "so");
        }
        tally.count("calls");
        tally.count(where);
        tally.count(wasSo ? "made by the killed server" : "not made by the killed server");
        heard.forEach(tally::count);
        heard.forEach(word ->
                tally.answered(word, saysMade(word) ? (int) changes(since).count() : 0, isSo()));
        if (!broken.isEmpty()) {
            tally.count(where + ", BAD");
            tally.violated(
                    "%s: %s: %s; heard %s"
                            .formatted(where, this, String.join(", ", broken), heard));
        }
    }

    /// Where HostUp left another schedule on beside it, that has to be said.
    private boolean saysMade(String word) {
        long on =
                sandbox.state().vps(vps).backups().schedules().stream()
                        .filter(BackupSchedule::enabled)
                        .count();
        return word.equals(on > 1 ? "adjusted" : "verified");
    }

    /// A plan is gone with the server that made it.
    private boolean saysSo(String word) {
        return word.equals("already_set")
                || (word.equals("conflict") && attempts.getFirst().hasPlan());
    }

    @Override
    public String toString() {
        return wish + " on " + vps;
    }
}
