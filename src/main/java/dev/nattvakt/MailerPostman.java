package dev.nattvakt;

import java.time.Duration;
import java.util.List;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import dev.nattvakt.watch.channel.Postman;
import dev.nattvakt.words.Untrusted;

/// Mail over the server that Quarkus' own settings name.
record MailerPostman(ReactiveMailer mailer) implements Postman {

    private static final Logger LOG = Logger.getLogger("nattvakt.watch");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LONGEST_REASON = 300;
    private static final String FROM = "quarkus.mailer.from";

    /// @throws IllegalArgumentException when no sender is configured
    MailerPostman {
        if (ConfigProvider.getConfig().getOptionalValue(FROM, String.class).isEmpty()) {
            throw new IllegalArgumentException(
                    "NATTVAKT_WATCH_MAIL_TO needs the sender's address (QUARKUS_MAILER_FROM), and usually the mail server (QUARKUS_MAILER_HOST).");
        }
    }

    @Override
    public boolean send(List<String> to, String subject, String text) {
        Mail mail =
                new Mail()
                        .setTo(to)
                        .setSubject(subject)
                        .setText(text)
                        .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(TIMEOUT);
            return true;
        } catch (RuntimeException notTaken) {
            LOG.warnf(
                    "The mail server did not take a mail: %s",
                    Untrusted.clean(String.valueOf(notTaken.getMessage()), LONGEST_REASON));
            return false;
        }
    }
}
