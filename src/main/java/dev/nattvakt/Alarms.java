package dev.nattvakt;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.audit.Event.Noticed;
import dev.nattvakt.change.Alarm;
import dev.nattvakt.change.WriteRecord;
import dev.nattvakt.watch.Watch;
import dev.nattvakt.words.AlarmWords;
import dev.nattvakt.words.Words;

/// Reports what became of writes in doubt: every event to the log and the audit log, and those that
/// need attention to the watch's channel.
@Singleton
final class Alarms implements Alarm {

    private static final Logger LOG = Logger.getLogger("nattvakt.change");

    private final AuditLog auditLog;
    private final Watch watch;

    Alarms(AuditLog auditLog, Watch watch) {
        this.auditLog = auditLog;
        this.watch = watch;
    }

    @Override
    public void raise(Event event) {
        WriteRecord writeRecord = event.of();
        Words words = AlarmWords.of(event);
        boolean isHarmless = event instanceof Event.Harmless;
        LOG.log(isHarmless ? Logger.Level.INFO : Logger.Level.WARN, words.plain());
        auditLog.keep(
                new Noticed(
                        event.code(),
                        Optional.of(writeRecord.vps().id()),
                        Optional.of(writeRecord.receipt().id()),
                        facts(event)));
        if (!isHarmless) {
            watch.notice(writeRecord.vps(), event.code(), words);
        }
    }

    /// What the write asked for, and what was read instead; an empty map means that there is no
    /// schedule.
    private static SequencedMap<String, Object> facts(Event event) {
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("subject", event.of().subject().name().toLowerCase(Locale.ROOT));
        facts.put("asked", event.of().expected().values());
        switch (event) {
            case Event.Overwritten(_, WriteRecord lost, var now) -> {
                facts.put("lostReceipt", lost.receipt().id());
                facts.put("lost", lost.expected().values());
                facts.put("now", now.values());
            }
            case Event.SomethingElse(_, var now) -> facts.put("now", now.values());
            case Event.NotLookedAt(_, String why) -> facts.put("why", why);
            case Event.LandedLate _, Event.Harmless _ -> {}
        }
        return facts;
    }
}
