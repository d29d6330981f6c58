package dev.nattvakt.slack.request;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A good request, changed in one way or several: ten thousand times, always the same ones.
class MutationTest {

    private static final int MUTATIONS = 10_000;
    private static final String TIMESTAMP = "1531420618";
    private static final String SIGNATURE =
            PublishedExample.REQUEST.headers().get("x-slack-signature").getFirst();

    private final Random random = new Random(20_261_122);
    private final Reception reception =
            new Reception(
                    () -> SigningSecrets.parse("another," + PublishedExample.SECRET),
                    Clock.fixed(PublishedExample.SIGNED_AT, ZoneOffset.UTC),
                    Reception.COMMAND);

    @Test
    void noneOfThemIsAccepted() {
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            accepted += receive(mutation()) instanceof SlackRequest.Rejected ? 0 : 1;
        }

        assertThat(accepted).isZero();
        assertThat(receive(PublishedExample.REQUEST)).isInstanceOf(SlackRequest.Verified.class);
    }

    private SlackRequest receive(Signer.Signed request) {
        return reception.receive("POST", request.lookUp(), request.body());
    }

    private Signer.Signed mutation() {
        byte[] body = PublishedExample.REQUEST.body().clone();
        String same = PublishedExample.BODY;
        return switch (random.nextInt(14)) {
            case 0 -> request(TIMESTAMP, SIGNATURE, flipped(body));
            case 1 ->
                    request(TIMESTAMP, SIGNATURE, Arrays.copyOf(body, random.nextInt(body.length)));
            case 2 -> request(TIMESTAMP, SIGNATURE, Arrays.copyOf(body, body.length + 1));
            case 3 ->
                    request(TIMESTAMP, SIGNATURE, bytes(same + "&text" + random.nextInt() + "=x"));
            case 4 -> request(TIMESTAMP, SIGNATURE, bytes(same.replace("%2F", "%2f")));
            case 5 -> request(TIMESTAMP, SIGNATURE, bytes(same.replace("%2F", "/")));
            case 6 -> request(TIMESTAMP, SIGNATURE, swappedFields(same));
            case 7 -> request(TIMESTAMP, flipped(SIGNATURE), body);
            case 8 -> request(TIMESTAMP, SIGNATURE.substring(0, random.nextInt(67)), body);
            case 9 -> request(TIMESTAMP, SIGNATURE + digits(1 + random.nextInt(64)), body);
            case 10 -> request(TIMESTAMP, "v0=" + digits(64), body);
            case 11 ->
                    request(
                            TIMESTAMP,
                            "v" + (1 + random.nextInt(9)) + SIGNATURE.substring(2),
                            body);
            case 12 -> request(otherTime(), SIGNATURE, body);
            default -> doubled(body);
        };
    }

    private String otherTime() {
        int off = 1 + random.nextInt(300);
        return Long.toString(PublishedExample.TIMESTAMP + (random.nextBoolean() ? off : -off));
    }

    private Signer.Signed doubled(byte[] body) {
        boolean both = random.nextBoolean();
        return new Signer.Signed(
                Map.of(
                        "x-slack-request-timestamp",
                        both ? List.of(TIMESTAMP, otherTime()) : List.of(TIMESTAMP),
                        "x-slack-signature",
                        List.of(SIGNATURE, "v0=" + digits(64))),
                body);
    }

    private byte[] flipped(byte[] body) {
        body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        return body;
    }

    private String flipped(String text) {
        byte[] bytes = bytes(text);
        return new String(flipped(bytes), StandardCharsets.ISO_8859_1);
    }

    private byte[] swappedFields(String body) {
        String[] fields = body.split("&");
        int one = random.nextInt(fields.length - 1);
        String first = fields[one];
        fields[one] = fields[one + 1];
        fields[one + 1] = first;
        return bytes(String.join("&", fields));
    }

    private String digits(int count) {
        return random.ints(count, 0, 16).mapToObj(Integer::toHexString).reduce("", String::concat);
    }

    private static Signer.Signed request(String timestamp, String signature, byte[] body) {
        return new Signer.Signed(
                Map.of(
                        "x-slack-request-timestamp", List.of(timestamp),
                        "x-slack-signature", List.of(signature)),
                body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
