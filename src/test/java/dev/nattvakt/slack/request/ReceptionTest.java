package dev.nattvakt.slack.request;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.slack.request.SlackRequest.Rejected;
import dev.nattvakt.slack.request.SlackRequest.Replay;
import dev.nattvakt.slack.request.SlackRequest.SslCheck;
import dev.nattvakt.slack.request.SlackRequest.Verified;

import static org.assertj.core.api.Assertions.assertThat;

class ReceptionTest {

    private static final Signer SIGNER = new Signer(PublishedExample.SECRET);
    private static final long NOW = VirtualTime.START.getEpochSecond();

    private final VirtualTime time = new VirtualTime();
    private final AtomicReference<SigningSecrets> secrets =
            new AtomicReference<>(SigningSecrets.parse(PublishedExample.SECRET));
    private final Reception reception = new Reception(secrets::get, time, Reception.COMMAND);

    @Test
    void verifiesTheExampleThatSlackPublished() {
        var then =
                new Reception(
                        secrets::get,
                        Clock.fixed(PublishedExample.SIGNED_AT, ZoneOffset.UTC),
                        Reception.COMMAND);

        assertThat(receive(then, PublishedExample.REQUEST))
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> {
                            assertThat(verified.form().value("command"))
                                    .contains("/webhook-collect");
                            assertThat(verified.form().value("text")).contains("");
                            assertThat(verified.form().value("x")).isEmpty();
                            assertThat(verified).asString().doesNotContain("hooks.slack.com");
                        });
    }

    /// The moments at which a signature of now is good.
    @ParameterizedTest
    @CsvSource({
        "-301, TIMESTAMP",
        "-300, ",
        "-1, ",
        "0, ",
        "300, ",
        "301, TIMESTAMP",
        "315360000, TIMESTAMP",
        "-315360000, TIMESTAMP"
    })
    void isFreshForFiveMinutesBothWays(long ahead, RejectionReason rejectionReason) {
        SlackRequest slackRequest = receive(SIGNER.sign(NOW + ahead, "a=b"));

        if (rejectionReason == null) {
            assertThat(slackRequest).isInstanceOf(Verified.class);
        } else {
            assertThat(slackRequest).isEqualTo(new Rejected(rejectionReason));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "+1795342500",
                " 1795342500",
                "1795342500 ",
                "1795342500.0",
                "1,795,342,500",
                "1795342500abc",
                "0x6b02dd64",
                "１７９５３４２５００",
                "999999999999",
                "9999999999999",
                "9223372036854775807",
                "18446744075504894116",
                "340282366920938463463374607431768211456",
                "NaN"
            })
    void refusesATimeThatIsNone(String timestamp) {
        assertThat(receive(SIGNER.sign(timestamp, "a=b".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Rejected(RejectionReason.TIMESTAMP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v0=",
                "v1=%s",
                "v0:%s",
                "%s",
                " v0=%s",
                "v0=%s ",
                "v0=%s0",
                "v0=%s,v0=%s",
                "v0=%s\n",
                "V0=%s",
                "v0= %s"
            })
    void refusesASignatureThatIsSpelledInAnotherWay(String spelling) {
        var signed = SIGNER.sign(NOW, "a=b");
        String digits = signed.headers().get("x-slack-signature").getFirst().substring(3);

        assertThat(
                        receive(
                                with(
                                        signed,
                                        "x-slack-signature",
                                        List.of(spelling.replace("%s", digits)))))
                .isEqualTo(new Rejected(RejectionReason.SIGNATURE));
        assertThat(
                        receive(
                                with(
                                        signed,
                                        "x-slack-signature",
                                        List.of("v0=" + digits.toUpperCase()))))
                .isEqualTo(new Rejected(RejectionReason.SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-slack-signature", "x-slack-request-timestamp"})
    void wantsEachHeaderOnce(String header) {
        var signed = SIGNER.sign(NOW, "a=b");
        String value = signed.headers().get(header).getFirst();

        assertThat(receive(with(signed, header, List.of())))
                .isEqualTo(new Rejected(RejectionReason.HEADERS));
        assertThat(receive(with(signed, header, List.of(value, value))))
                .isEqualTo(new Rejected(RejectionReason.HEADERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "post", ""})
    void wantsAPost(String method) {
        var signed = SIGNER.sign(NOW, "a=b");

        assertThat(reception.receive(method, signed.lookUp(), signed.body()))
                .isEqualTo(new Rejected(RejectionReason.METHOD));
    }

    @Test
    void readsSixteenKibibytesAndNoMore() {
        String most = "a=" + "b".repeat(Reception.COMMAND - 2);

        assertThat(receive(SIGNER.sign(NOW, most))).isInstanceOf(Verified.class);
        assertThat(receive(SIGNER.sign(NOW, most + "b")))
                .isEqualTo(new Rejected(RejectionReason.SIZE));
    }

    @Test
    void looksAtTheFormWhenTheSignatureHoldsAndNotBefore() {
        assertThat(receive(SIGNER.sign(NOW, "a=b&a=b")))
                .isEqualTo(new Rejected(RejectionReason.FORM));
        assertThat(receive(new Signer("another").sign(NOW, "a=b&a=b")))
                .isEqualTo(new Rejected(RejectionReason.SIGNATURE));
    }

    @Test
    void tellsACheckOfTheCertificate() {
        assertThat(receive(SIGNER.sign(NOW, "token=x&ssl_check=1"))).isEqualTo(new SslCheck());
        assertThat(receive(new Signer("another").sign(NOW, "token=x&ssl_check=1")))
                .isEqualTo(new Rejected(RejectionReason.SIGNATURE));
        assertThat(receive(SIGNER.sign(NOW, "ssl_check=0"))).isInstanceOf(Verified.class);
    }

    @Test
    void takesTwoSecretsWhileTheyRotate() {
        var old = new Signer("old");
        var fresh = new Signer("new");
        secrets.set(SigningSecrets.parse("old"));
        assertThat(receive(old.sign(NOW, "a=1"))).isInstanceOf(Verified.class);
        assertThat(receive(fresh.sign(NOW, "a=1")))
                .isEqualTo(new Rejected(RejectionReason.SIGNATURE));

        secrets.set(SigningSecrets.parse("old,new"));
        assertThat(receive(old.sign(NOW, "a=2"))).isInstanceOf(Verified.class);
        assertThat(receive(fresh.sign(NOW, "a=2"))).isInstanceOf(Verified.class);
        assertThat(receive(SIGNER.sign(NOW, "a=2")))
                .isEqualTo(new Rejected(RejectionReason.SIGNATURE));

        secrets.set(SigningSecrets.parse("new"));
        assertThat(receive(old.sign(NOW, "a=3")))
                .isEqualTo(new Rejected(RejectionReason.SIGNATURE));
        assertThat(receive(fresh.sign(NOW, "a=3"))).isInstanceOf(Verified.class);
    }

    @Test
    void knowsARepeatForAsLongAsItIsFresh() {
        var signed = SIGNER.sign(NOW + 300, "a=b");
        assertThat(receive(signed)).isInstanceOf(Verified.class);
        assertThat(receive(signed)).isEqualTo(new Replay());

        time.advance(Duration.ofSeconds(600));
        assertThat(receive(signed)).isEqualTo(new Replay());

        time.advance(Duration.ofSeconds(1));
        assertThat(receive(signed)).isEqualTo(new Rejected(RejectionReason.TIMESTAMP));
    }

    @Test
    void startsOneOfAHundredRepeatsAtOnce() throws Exception {
        var signed = SIGNER.sign(NOW, "a=b");
        var gate = new CountDownLatch(1);
        List<Future<SlackRequest>> arrivals = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                arrivals.add(
                        threads.submit(() -> {
                            gate.await();
                            return receive(signed);
                        }));
            }
            gate.countDown();
        }

        int started = 0;
        int repeated = 0;
        for (Future<SlackRequest> arrival : arrivals) {
            switch (arrival.get()) {
                case Verified _ -> started++;
                case Replay() -> repeated++;
                case SslCheck _, Rejected _ -> throw new AssertionError(arrival);
            }
        }
        assertThat(started).isEqualTo(1);
        assertThat(repeated).isEqualTo(99);
    }

    private SlackRequest receive(Signer.Signed signed) {
        return receive(reception, signed);
    }

    private static SlackRequest receive(Reception reception, Signer.Signed signed) {
        return reception.receive("POST", signed.lookUp(), signed.body());
    }

    private static Signer.Signed with(Signer.Signed signed, String header, List<String> values) {
        Function<String, List<String>> others = signed.headers()::get;
        String timestamp = "x-slack-request-timestamp";
        String signature = "x-slack-signature";
        return new Signer.Signed(
                Map.of(
                        timestamp, header.equals(timestamp) ? values : others.apply(timestamp),
                        signature, header.equals(signature) ? values : others.apply(signature)),
                signed.body());
    }
}
