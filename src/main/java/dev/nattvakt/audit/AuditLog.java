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

/// Keeps who asked for what, and what came of it. Safe for many threads; never throws.
///
/// Kept is every call of a tool that can change something, whatever came of it, every refusal of a
/// read, and what is noticed in the background. Not kept are other reads, unless asked for, and
/// callers that are told to slow down: a flood must not fill the disk.
///
/// When its file fails, changes go on: the line goes to the log category instead, the first failure
/// is logged as an error, and each is counted.
public final class AuditLog implements CallListener {

    private static final Logger LOG = Logger.getLogger(AuditLog.class);

    private final Ledger ledger;
    private final Ledger instead;
    private final boolean reads;
    private final Clock clock;
    private final Supplier<String> ids;
    private final LongAdder failures = new LongAdder();
    private final AtomicBoolean failing = new AtomicBoolean();

    AuditLog(Ledger ledger, Ledger instead, boolean reads, Clock clock, Supplier<String> ids) {
        this.ledger = ledger;
        this.instead = instead;
        this.reads = reads;
        this.clock = clock;
        this.ids = ids;
    }

    /// @param file absent: the log category `nattvakt.audit`
    /// @param reads whether to keep reads as well
    /// @param ids unique words
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
        if (isKept(call)) {
            keep(new Event.Called(call));
        }
    }

    public void keep(Event event) {
        try {
            Entry entry = Entry.of(event, "evt_" + ids.get(), clock.instant());
            try {
                ledger.append(entry::line);
                if (failing.compareAndSet(true, false)) {
                    LOG.info("The audit log can be written again.");
                }
            } catch (IOException broken) {
                failed(broken);
                instead.append(entry::line);
            }
        } catch (IOException | RuntimeException bug) {
            failed(bug);
        }
    }

    /// How many lines could not be written where they belong.
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

    private boolean isKept(CompletedCall call) {
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
