package dev.nattvakt.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.schedule.VpsId;

/// Looks for what a receipt stands for. The servers of a fleet change have lines of their own,
/// which name its receipt; its own line, if it is there, says when it began.
final class ReceiptSearch implements History.Reader {

    private static final Pattern ID = Pattern.compile("[\\w-]{1,40}");

    private final String receipt;
    private final boolean sandbox;

    /// Newest first, each once.
    private final Map<String, PastChange.Here> found = new LinkedHashMap<>();

    private Optional<Instant> begun = Optional.empty();
    private boolean isDone;

    ReceiptSearch(String receipt, boolean sandbox) {
        this.receipt = receipt;
        this.sandbox = sandbox;
        this.isDone = !ID.matcher(receipt).matches();
    }

    @Override
    public void read(AuditLine line, long end) {
        boolean isItself = line.has("receipt", receipt);
        if (isItself || line.has("partOf", receipt)) {
            Optional<PastChange> change = RecordedChange.of(line, sandbox);
            change.ifPresent(this::take);
            isDone |= isItself && change.isPresent();
            begun = begun.or(() -> isItself ? sentAt(line) : Optional.empty());
        }
        isDone |=
                end > 0
                        && begun.filter(line.time().plus(HistoryPage.DISORDER)::isBefore)
                                .isPresent();
    }

    private void take(PastChange change) {
        switch (change) {
            case PastChange.Here here -> found.putIfAbsent(here.id(), here);
            case PastChange.Elsewhere _ -> {}
        }
    }

    private static Optional<Instant> sentAt(AuditLine line) {
        try {
            return line.json()
                    .map(json -> json.path("sentAt"))
                    .filter(JsonNode::isTextual)
                    .map(time -> Instant.parse(time.textValue()));
        } catch (DateTimeException foreign) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isDone() {
        return isDone;
    }

    private record Changed(VpsId vps, Optional<Subject> subject) {

        static Changed by(PastChange.Here change) {
            return new Changed(change.vps().id(), change.effect().map(PastChange.Effect::subject));
        }
    }

    /// In the order in which they were made; a server that was tried several times comes once.
    List<PastChange.Here> found() {
        Map<Changed, PastChange.Here> each = new LinkedHashMap<>();
        for (PastChange.Here change : new ArrayList<>(found.values()).reversed()) {
            each.merge(Changed.by(change), change, (earlier, later) -> later.after(earlier));
        }
        return List.copyOf(each.values());
    }
}
