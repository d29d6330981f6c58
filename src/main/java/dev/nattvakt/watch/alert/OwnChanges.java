package dev.nattvakt.watch.alert;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.Written;
import dev.nattvakt.watch.alert.ChangeFile.Told;

/// Changes made through Nattvakt, so that they are not reported as made elsewhere: those of this
/// process from memory, those of others and of earlier ones from the audit file or, without one,
/// from a file beside the watch's state. Thread-safe.
public final class OwnChanges implements CallListener {

    private static final int MOST = 1_000;

    private final Clock clock;
    private final Optional<ChangeFile> audit;
    private final Optional<ChangeFile> own;
    private final Deque<OwnChange> changes = new ArrayDeque<>();
    private Instant knownSince;

    /// Without any file.
    public OwnChanges(Clock clock) {
        this(clock, Optional.empty(), Optional.empty());
    }

    /// @param clock real time
    /// @param audit the audit file, which tells the changes of all processes that share it
    /// @param state the watch's state file
    public OwnChanges(Clock clock, Optional<Path> audit, Optional<Path> state) {
        this.clock = clock;
        this.audit = audit.map(ChangeFile::new);
        this.own =
                state.filter(_ -> audit.isEmpty())
                        .map(file -> file.resolveSibling(file.getFileName() + ".changes"))
                        .map(ChangeFile::new);
        this.knownSince = clock.instant();
    }

    /// Where the difference between two rounds comes from.
    enum Origin {
        HERE,
        ELSEWHERE,
        /// Nothing tells what was changed from here in that time.
        UNKNOWN
    }

    /// From now on the file beside the state tells every change of this process.
    public void begin() {
        own.ifPresent(file -> file.begin(clock.instant()));
    }

    @Override
    public void saw(CompletedCall seen) {
        ToolResult result = seen.answer();
        if (result != null) {
            result.changed().ifPresent(vps -> keep(change(vps.id().value(), result)));
        }
    }

    private OwnChange change(String vps, ToolResult result) {
        boolean isSure = result.written() == Written.YES;
        return new OwnChange(
                vps, clock.instant(), isSure ? result.left().orElse(Fields.NONE) : Fields.NONE);
    }

    void keep(OwnChange change) {
        synchronized (this) {
            changes.addLast(change);
            if (changes.size() > MOST) {
                knownSince = changes.removeFirst().at();
            }
        }
        own.ifPresent(file -> file.append(change));
    }

    /// Whose change it was that `server` shows, when it was last seen otherwise at `since`.
    Origin origin(Judged server, Optional<Instant> since) {
        Told told = since.map(this::since).orElse(Told.NOTHING);
        List<OwnChange> ours =
                told.changes().stream()
                        .filter(change -> change.vps().equals(server.vps().id().value()))
                        .toList();
        if (ours.isEmpty()) {
            return told.areAll() ? Origin.ELSEWHERE : Origin.UNKNOWN;
        }
        boolean areStillSo =
                Stream.of(true, false)
                        .flatMap(ofSnapshots ->
                                ours.stream()
                                        .filter(change -> change.isOfSnapshots() == ofSnapshots)
                                        .max(Comparator.comparing(OwnChange::at))
                                        .stream())
                        .allMatch(change -> server.state().filter(change::isStillSo).isPresent());
        if (areStillSo) {
            return Origin.HERE;
        }
        return told.areAll() ? Origin.ELSEWHERE : Origin.UNKNOWN;
    }

    private Told since(Instant from) {
        Told written = audit.or(() -> own).map(file -> file.since(from)).orElse(Told.NOTHING);
        List<OwnChange> all = new ArrayList<>(written.changes());
        all.addAll(remembered(from));
        return new Told(all, written.areAll() || isKnownSince(from));
    }

    private synchronized boolean isKnownSince(Instant from) {
        return !knownSince.isAfter(from);
    }

    private synchronized List<OwnChange> remembered(Instant from) {
        return changes.stream().filter(change -> !change.at().isBefore(from)).toList();
    }
}
