package dev.nattvakt.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges.Page;
import dev.nattvakt.change.history.PastChanges.Question;

/// Gathers a page of the history. Its order is that of the times at which changes ended. Lines
/// stand in the file nearly in that order, since they wait for each other when they are written.
final class HistoryPage implements History.Reader {

    /// Longer than a line waits to be written.
    static final Duration DISORDER = Duration.ofSeconds(3);

    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private final Question question;
    private final boolean sandbox;

    /// With the place where its line ends in the file; 0 for those from memory.
    private final TreeMap<PastChange, Long> found = new TreeMap<>(HistoryCursor.ORDER);

    private Optional<Instant> oldest = Optional.empty();
    private long position;
    private boolean isCut;

    HistoryPage(Question question, boolean sandbox) {
        this.question = question;
        this.sandbox = sandbox;
    }

    @Override
    public void read(AuditLine line, long end) {
        if (end > 0) {
            oldest = Optional.of(line.time());
        }
        RecordedChange.of(line, sandbox)
                .filter(this::isAskedFor)
                .ifPresent(change -> found.merge(change, end, Math::max));
    }

    private boolean isAskedFor(PastChange change) {
        return question.visible().include(change.vps())
                && question.vps().map(change.vps().id()::equals).orElse(true)
                && question.since().map(since -> !change.at().isBefore(since)).orElse(true)
                && question.from().map(from -> from.isBefore(change)).orElse(true);
    }

    /// Whether nothing of this page can stand further up in the file.
    @Override
    public boolean isDone() {
        return oldest.map(time -> time.plus(DISORDER))
                .filter(time -> question.since().filter(time::isBefore).isPresent() || isFull(time))
                .isPresent();
    }

    private boolean isFull(Instant time) {
        return found.size() > question.limit()
                && time.isBefore(
                        found.keySet().stream().skip(question.limit()).findFirst().get().at());
    }

    @Override
    public void stopped(long position, boolean isWhole) {
        this.position = position;
        this.isCut = !isWhole && !isDone();
    }

    Page page() {
        return isCut ? cut() : page(List.copyOf(found.keySet()), Optional.empty());
    }

    /// What is older than the part of the file that was read has to wait: others may stand between.
    private Page cut() {
        Optional<Instant> settled =
                oldest.map(time -> time.plus(DISORDER)).filter(time -> !since(time).isEmpty());
        Instant until = settled.or(() -> oldest).orElse(FAR);
        HistoryCursor rest =
                question.from()
                        .filter(from -> from.at().isBefore(until))
                        .orElseGet(() -> new HistoryCursor(until, "", 0));
        return page(since(until), Optional.of(rest));
    }

    private List<PastChange> since(Instant time) {
        return found.keySet().stream().filter(change -> !change.at().isBefore(time)).toList();
    }

    /// @param rest behind all of these; empty where nothing more is
    private Page page(List<PastChange> all, Optional<HistoryCursor> rest) {
        if (all.size() <= question.limit()) {
            return new Page(all, rest.map(this::placed));
        }
        List<PastChange> shown = all.subList(0, question.limit());
        PastChange last = shown.getLast();
        return new Page(shown, Optional.of(placed(new HistoryCursor(last.at(), last.id(), 0))));
    }

    /// The cursor with a place in the file: everything older stands before it.
    private HistoryCursor placed(HistoryCursor cursor) {
        long lastOfThem =
                found.entrySet().stream()
                        .filter(entry -> cursor.isBefore(entry.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .max()
                        .orElse(0);
        return new HistoryCursor(cursor.at(), cursor.id(), Math.max(position, lastOfThem));
    }
}
