package dev.nattvakt.watch;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.SecretSource;
import dev.nattvakt.watch.alert.Alert;
import dev.nattvakt.watch.channel.Mail;
import dev.nattvakt.watch.channel.MessagePage;
import dev.nattvakt.watch.channel.OperatorHttp;
import dev.nattvakt.watch.channel.Outbox;
import dev.nattvakt.watch.channel.Ping;
import dev.nattvakt.watch.channel.Postman;
import dev.nattvakt.watch.channel.SecretAddress;
import dev.nattvakt.watch.channel.Webhook;
import dev.nattvakt.words.Announcer;

/// Those who are told, as configured, and the ping.
public final class Channels implements AutoCloseable {

    /// Slack shows as many items in one message.
    private static final int SLACK_LINES = 20;

    /// Slack takes a moment in twice as many characters as it shows.
    private static final int SLACK_ROOM = 1_200;

    private final List<Outbox> outboxes;
    private final Optional<Ping> ping;
    private final Optional<OperatorHttp> http;

    private Channels(List<Outbox> outboxes, Optional<Ping> ping, Optional<OperatorHttp> http) {
        this.outboxes = List.copyOf(outboxes);
        this.ping = ping;
        this.http = http;
    }

    /// @param slack channel for people; [Announcer#NOBODY] for none
    /// @param postman asked for only if somebody gets mail
    /// @param hostUpZone zone of HostUp's hours
    /// @param clock real time
    /// @param sandbox whether a simulator plays HostUp
    /// @throws IllegalArgumentException for unusable settings, without repeating secrets
    public static Channels of(
            WatchConfig config,
            Announcer slack,
            Supplier<Postman> postman,
            ZoneId hostUpZone,
            Clock clock,
            boolean sandbox) {
        Optional<Supplier<SecretAddress>> webhook =
                SecretSource.either(
                        config.webhook(),
                        config.webhookFile(),
                        "NATTVAKT_WATCH_WEBHOOK",
                        SecretAddress::new);
        Optional<Supplier<SecretAddress>> ping =
                SecretSource.either(
                        config.ping(),
                        config.pingFile(),
                        "NATTVAKT_WATCH_PING",
                        SecretAddress::new);
        Optional<Supplier<Secret>> signing =
                SecretSource.either(
                        config.webhookSecret(),
                        config.webhookSecretFile(),
                        "NATTVAKT_WATCH_WEBHOOK_SECRET",
                        Secret::new);
        Optional<OperatorHttp> http =
                webhook.isPresent() || ping.isPresent()
                        ? Optional.of(new OperatorHttp())
                        : Optional.empty();
        List<Outbox> outboxes = new ArrayList<>();
        webhook.ifPresent(address ->
                outboxes.add(
                        new Outbox(
                                new Webhook(
                                        address,
                                        signing,
                                        config.webhookFormat(),
                                        http.orElseThrow(),
                                        hostUpZone,
                                        clock,
                                        sandbox))));
        if (slack != Announcer.NOBODY) {
            outboxes.add(new Outbox(alerts -> announce(alerts, slack, hostUpZone)));
        }
        config.mailTo()
                .ifPresent(to ->
                        outboxes.add(new Outbox(new Mail(to, postman.get(), hostUpZone, sandbox))));
        return new Channels(
                outboxes, ping.map(address -> new Ping(address, http.orElseThrow())), http);
    }

    /// One for each channel.
    List<Outbox> outboxes() {
        return outboxes;
    }

    Optional<Ping> ping() {
        return ping;
    }

    private static int announce(List<Alert> alerts, Announcer slack, ZoneId zone) {
        return MessagePage.send(
                MessagePage.of(alerts, zone, SLACK_LINES, SLACK_ROOM),
                page -> slack.announce(page.lines()));
    }

    @Override
    public void close() {
        http.ifPresent(OperatorHttp::close);
    }
}
