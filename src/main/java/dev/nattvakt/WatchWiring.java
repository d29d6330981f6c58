package dev.nattvakt;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mailer.reactive.ReactiveMailer;

import dev.nattvakt.audit.AuditConfig;
import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.audit.Event;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.SecretSource;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.slack.SlackAnnouncer;
import dev.nattvakt.slack.SlackSettings;
import dev.nattvakt.slack.api.SlackTransport;
import dev.nattvakt.start.HostUpTime;
import dev.nattvakt.start.Startup;
import dev.nattvakt.start.UnsafeStart;
import dev.nattvakt.start.Upstream;
import dev.nattvakt.watch.Channels;
import dev.nattvakt.watch.Watch;
import dev.nattvakt.watch.WatchConfig;
import dev.nattvakt.watch.alert.OwnChanges;
import dev.nattvakt.words.Announcer;

/// Builds the watch: the audit that it reads with, and the channel that it alerts.
@Singleton
final class WatchWiring {

    @Produces
    @Singleton
    Watch watch(
            WatchConfig config,
            Audit audit,
            OwnChanges ownChanges,
            AuditLog auditLog,
            SlackSettings slack,
            SlackTransport slackTransport,
            Instance<ReactiveMailer> mailer,
            Look.Listener listener,
            ObjectMapper mapper,
            HostUpTime hostUp,
            Startup startup,
            Clock clock) {
        try {
            Optional<Secret> webhook =
                    SecretSource.either(
                                    config.slackWebhook(),
                                    config.slackWebhookFile(),
                                    "NATTVAKT_WATCH_SLACK_WEBHOOK",
                                    Secret::new)
                            .map(Supplier::get);
            boolean sandbox = startup.upstream() instanceof Upstream.Simulated;
            Announcer announcer =
                    SlackAnnouncer.of(webhook, slack, slackTransport, mapper, sandbox)
                            .<Announcer>map(Function.identity())
                            .orElse(Announcer.NOBODY);
            Channels channels =
                    Channels.of(
                            config,
                            announcer,
                            () -> new MailerPostman(mailer.get()),
                            hostUp.clock().getZone(),
                            clock,
                            sandbox);
            return new Watch(
                    config,
                    channels,
                    audit,
                    ownChanges,
                    listener,
                    vps -> auditLog.keep(new Event.ChangedElsewhere(vps, sandbox)),
                    hostUp.clock(),
                    clock,
                    Thread::startVirtualThread);
        } catch (IllegalArgumentException unusable) {
            throw new UnsafeStart(unusable.getMessage());
        }
    }

    void close(@Disposes Watch watch) {
        watch.close();
    }

    @Produces
    @Singleton
    @Typed(OwnChanges.class)
    OwnChanges ownChanges(WatchConfig watch, AuditConfig audit, Clock clock) {
        return new OwnChanges(clock, audit.file(), watch.state());
    }
}
