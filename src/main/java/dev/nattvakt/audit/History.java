package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges;

/// Past changes from the audit file, read from its end, and those of this process from memory: all
/// there is without a file, and what a rotated or full one lacks. Thread-safe.
public final class History implements PastChanges {

    /// Bytes of the file that one page may read.
    static final int MOST_OF_A_PAGE = 8 * 1024 * 1024;

    /// Bytes of the file in which a receipt is looked for.
    static final int MOST_OF_A_SEARCH = 64 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(History.class);

    private final Optional<Path> file;
    private final RecentChanges recentChanges;
    private final boolean sandbox;

    /// @param sandbox whether a simulator plays HostUp now: its changes are no real ones
    public History(Optional<Path> file, RecentChanges recentChanges, boolean sandbox) {
        this.file = file;
        this.recentChanges = recentChanges;
        this.sandbox = sandbox;
    }

    /// Takes lines, newest first.
    interface Reader {

        void read(AuditLine line, long end);

        /// Whether it wants no more of them.
        boolean isDone();

        /// How far the file was read.
        ///
        /// @param position what stands behind this place was read
        /// @param isWhole whether there is nothing before it
        default void stopped(long position, boolean isWhole) {}
    }

    @Override
    public Page page(Question question) {
        HistoryPage page = new HistoryPage(question, sandbox);
        readMemory(page);
        Reach reach =
                readFile(
                        page,
                        question.from().map(HistoryCursor::offset).orElse(Long.MAX_VALUE),
                        MOST_OF_A_PAGE);
        return page.page().reaching(reach);
    }

    @Override
    public List<PastChange.Here> find(String receipt, ServerFilter visible) {
        ReceiptSearch search = new ReceiptSearch(receipt, sandbox);
        readMemory(search);
        readFile(search, Long.MAX_VALUE, MOST_OF_A_SEARCH);
        return search.found().stream().filter(change -> visible.include(change.vps())).toList();
    }

    private void readMemory(Reader reader) {
        recentChanges.lines().stream()
                .flatMap(text -> AuditLine.of(text).stream())
                .forEach(line -> reader.read(line, 0));
    }

    private Reach readFile(Reader reader, long end, long most) {
        if (file.isEmpty()) {
            return Reach.PROCESS;
        }
        if (reader.isDone()) {
            return Reach.FILE;
        }
        try (LinesFromEnd lines = LinesFromEnd.of(file.get(), end, most)) {
            Optional<LinesFromEnd.Line> next = lines.next();
            while (next.isPresent()) {
                LinesFromEnd.Line line = next.get();
                AuditLine.of(line.text()).ifPresent(known -> reader.read(known, line.end()));
                next = reader.isDone() ? Optional.empty() : lines.next();
            }
            reader.stopped(lines.position(), lines.isAtStart());
            return Reach.FILE;
        } catch (NoSuchFileException _) {
            // Nothing has been written since it was rotated.
            return Reach.FILE;
        } catch (IOException unreadable) {
            LOG.warnf("%s tells no changes: %s", file.get(), unreadable);
            return Reach.UNREADABLE;
        }
    }
}
