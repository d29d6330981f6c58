package dev.nattvakt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.watch.Watch;

import static org.assertj.core.api.Assertions.assertThat;

/// Mail as it arrives at a mail server.
@QuarkusTest
@TestProfile(MailerPostmanTest.Profile.class)
class MailerPostmanTest {

    private static final List<String> OPS = List.of("ops@example.org");

    @Inject Watch watch;
    @Inject ReactiveMailer mailer;
    @Inject CircuitBreakerMaintenance fuses;

    private SmtpServer server;

    @BeforeEach
    void nothingHasArrived() {
        FreshFleet.begin();
        fuses.resetAll();
        server.refuses(false);
        watch.round();
        server.mails().clear();
    }

    @Test
    void sendsPlainTextToEverybody() {
        new MailerPostman(mailer)
                .send(
                        List.of("ops@example.org", "on.call@example.org"),
                        "\u00c5sk\u00e5dning",
                        "one\n.\ntwo");

        assertThat(server.mails())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.recipients())
                            .containsExactly("<ops@example.org>", "<on.call@example.org>");
                    assertThat(mail.headers())
                            .contains(
                                    "From: nattvakt@example.org", "Auto-Submitted: auto-generated")
                            .anyMatch(line -> line.startsWith("Content-Type: text/plain"))
                            .anyMatch(line -> line.startsWith("Subject: =?UTF-8?"));
                    assertThat(mail.body()).contains("one\n..\ntwo");
                });
    }

    @Test
    void aLineBreakInASubjectIsNoHeader() {
        new MailerPostman(mailer).send(OPS, "a\r\nBcc: all@example.org\r\n\r\nb", "text");

        assertThat(server.mails())
                .allSatisfy(mail -> {
                    assertThat(mail.recipients()).containsExactly("<ops@example.org>");
                    assertThat(mail.headers()).noneMatch(line -> line.startsWith("Bcc"));
                });
    }

    @Test
    void whatIsNotTakenIsSentAgainByTheNextRound() {
        server.refuses(true);
        assertThat(new MailerPostman(mailer).send(OPS, "a", "b")).isFalse();
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void theWatchSendsOneMailForWhatIsNewInARound() {
        Sandbox hostUp = FreshFleet.begin();
        hostUp.add(Fault.of(Effect.Status.of(503)).times(1_000));
        assertThat(watch.round()).isEqualTo(2);
        hostUp.reset();
        fuses.resetAll();

        assertThat(server.mails())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.headers())
                            .contains("Subject: Nattvakt: the fleet could not be seen");
                    assertThat(mail.body())
                            .startsWith("Sandbox: a simulator plays HostUp;")
                            .contains("The fleet could not be seen: ");
                });
        assertThat(watch.round()).isEqualTo(1);
        assertThat(server.mails()).hasSize(2);
    }

    public static final class Mailbox implements QuarkusTestResourceLifecycleManager {

        private SmtpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = new SmtpServer();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return Map.of(
                    "quarkus.mailer.mock", "false",
                    "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", Integer.toString(server.port()),
                    "quarkus.mailer.start-tls", "DISABLED",
                    "quarkus.mailer.from", "nattvakt@example.org",
                    "nattvakt.watch.mail-to", "ops@example.org",
                    "nattvakt.watch.every", "1000d");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(server, new TestInjector.MatchesType(SmtpServer.class));
        }

        @Override
        public void stop() {
            try {
                server.close();
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Mailbox.class));
        }
    }
}
