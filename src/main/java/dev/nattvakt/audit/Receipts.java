package dev.nattvakt.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.tool.Witness;
import dev.nattvakt.tool.Witnessed;

/// The answers to what was sent to HostUp lately, by the id of their receipt. In memory and
/// bounded: the oldest go first. Safe for many threads.
public final class Receipts implements Witness {

    private static final int MOST = 200;

    private final SequencedMap<String, Answer<?>> answers =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Answer<?>> eldest) {
                    return size() > MOST;
                }
            };

    @Override
    public void saw(Witnessed call) {
        Answer<?> answer = call.answer();
        if (answer != null
                && answer.detail() instanceof ChangeDetail detail
                && detail.receipt() instanceof ChangeDetail.ReceiptView receipt) {
            synchronized (answers) {
                answers.putIfAbsent(receipt.id(), answer);
            }
        }
    }

    /// Empty for a receipt that is unknown, forgotten, or of a server that this caller may not see.
    public Optional<Answer<?>> find(String id, Caller reader) {
        Optional<Answer<?>> answer;
        synchronized (answers) {
            answer = Optional.ofNullable(answers.get(id));
        }
        return answer.filter(known -> maySee(reader, known));
    }

    private static boolean maySee(Caller reader, Answer<?> answer) {
        return answer.detail() instanceof ChangeDetail detail
                && detail.vps() instanceof VpsView vps
                && reader.may(Role.VIEWER, vps.server());
    }
}
