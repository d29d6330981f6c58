package dev.nattvakt.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.nattvakt.change.history.PastChange;

/// Looks for what a receipt stands for.
final class ReceiptSearch implements History.Reader {

    private final Set<String> wanted = new HashSet<>();
    private final List<PastChange.Here> found = new ArrayList<>();
    private final boolean sandbox;

    ReceiptSearch(String receipt, boolean sandbox) {
        this.wanted.add(receipt);
        this.sandbox = sandbox;
    }

    @Override
    public void read(AuditLine line, long end) {
        line.receipt()
                .filter(wanted::contains)
                .flatMap(_ -> RecordedChange.of(line, sandbox))
                .ifPresent(this::take);
    }

    private void take(PastChange change) {
        switch (change) {
            case PastChange.Here here -> {
                here.receipt().ifPresent(wanted::remove);
                found.add(here);
            }
            case PastChange.Elsewhere _ -> {}
        }
    }

    @Override
    public boolean isDone() {
        return wanted.isEmpty();
    }

    /// In the order in which they were made.
    List<PastChange.Here> found() {
        return found.reversed();
    }
}
