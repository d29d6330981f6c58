package dev.nattvakt.metrics;

import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.prometheus.client.CollectorRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.change.InDoubt;
import dev.nattvakt.hostup.HostUpConnection;

/// Meters of counts kept elsewhere, and filters for meters of the libraries.
@Singleton
final class Meters {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    void register(
            @Observes StartupEvent event,
            MeterRegistry meters,
            HostUpConnection hostUp,
            InDoubt inDoubt,
            AuditLog auditLog) {
        FunctionCounter.builder("nattvakt.hostup.pauses", hostUp, HostUpConnection::pauses)
                .description("Pauses that HostUp asked for")
                .register(meters);
        FunctionCounter.builder(
                        "nattvakt.hostup.pause",
                        hostUp,
                        connection -> connection.paused().toMillis() / 1000.0)
                .description("Total time of the pauses that HostUp asked for")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("nattvakt.writes.in.doubt", inDoubt, InDoubt::count)
                .description("Writes whose result is unknown and is being looked for")
                .register(meters);
        FunctionCounter.builder("nattvakt.audit.log.failures", auditLog, AuditLog::failures)
                .description(
                        "Lines of the audit log that could not be written to the configured place")
                .register(meters);
    }

    /// The one that is scraped; Quarkus' own would be another at each place that asks for it.
    @Produces
    @Singleton
    CollectorRegistry scraped() {
        return new CollectorRegistry(true);
    }

    /// A method is any word that a client sends.
    @Produces
    @Singleton
    MeterFilter noInventedMethods() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String method = id.getTag("method");
                return method == null
                                || METHODS.contains(method)
                                || !id.getName().startsWith("http.server.")
                        ? id
                        : id.replaceTags(
                                id.getTags().stream()
                                        .map(tag ->
                                                tag.getKey().equals("method")
                                                        ? Tag.of("method", "OTHER")
                                                        : tag)
                                        .toList());
            }
        };
    }
}
