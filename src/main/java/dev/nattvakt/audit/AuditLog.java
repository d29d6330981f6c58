package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;

/// Records who asked for what, and with which result. Thread-safe; never throws.
///
/// Recorded are every call of a tool that can change something, regardless of its result, every
/// refused read, and background events. Not recorded are other reads, unless configured, and
/// rate-limited callers: a flood must not fill the disk.
///
/// When the file fails, changes go on: lines go to the log category instead, the first failure is
/// logged as an error, and each is counted.
public final class AuditLog implements CallListener {

    private static final Logger LOG = Logger.getLogger(AuditLog.class);

    private final Ledger ledger;
    private final Ledger fallback;
    private final boolean reads;
    private final Clock clock;
    private final Supplier<String> ids;
    private final RecentChanges recentChanges = new RecentChanges();
    private final LongAdder failures = new LongAdder();
    private final AtomicBoolean failing = new AtomicBoolean();

    AuditLog(Ledger ledger, Ledger fallback, boolean reads, Clock clock, Supplier<String> ids) {
        this.ledger = ledger;
        this.fallback = fallback;
        this.reads = reads;
        this.clock = clock;
        this.ids = ids;
    }

    /// @param file absent: the log category `nattvakt.audit`
    /// @param reads whether to record reads too
    /// @param ids unique ids
    /// @throws IOException when the file cannot be appended to
    public static AuditLog open(
            Optional<Path> file, boolean reads, Clock clock, Supplier<String> ids)
            throws IOException {
        LogLedger log = new LogLedger();
        if (file.isEmpty()) {
            return new AuditLog(log, log, reads, clock, ids);
        }
        FileLedger ledger = new FileLedger(file.get());
        ledger.check();
        return new AuditLog(ledger, log, reads, clock, ids);
    }

    @Override
    public void saw(CompletedCall call) {
        if (isRecorded(call)) {
            keep(new Event.Called(call));
        }
    }

    public void keep(Event event) {
        try {
            Entry entry = Entry.of(event, "evt_" + ids.get(), clock.instant());
            recentChanges.keep(entry);
            try {
                ledger.append(entry::line);
                if (failing.compareAndSet(true, false)) {
                    LOG.info("The audit log can be written again.");
                }
            } catch (IOException broken) {
                failed(broken);
                fallback.append(entry::line);
            }
        } catch (IOException | RuntimeException bug) {
            failed(bug);
        }
    }

    /// The changes of this process, in memory.
    public RecentChanges recentChanges() {
        return recentChanges;
    }

    /// Number of lines that could not be written to the configured place.
    public long failures() {
        return failures.sum();
    }

    private void failed(Exception why) {
        failures.increment();
        if (failing.compareAndSet(false, true)) {
            LOG.errorf(
                    "The audit log cannot be written; until it can, its lines go to the log category nattvakt.audit: %s",
                    why);
        }
    }

    private boolean isRecorded(CompletedCall call) {
        ToolResult result = call.answer();
        if (result == null) {
            return true;
        }
        return !(result.answer() instanceof Answer.TooManyCalls)
                && (reads
                        || !call.tool().hints().readOnly()
                        || result.outcome() == OutcomeCode.REFUSED);
    }
}
