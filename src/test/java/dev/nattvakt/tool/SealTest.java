package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SealTest {

    private static final byte[] PLAIN = "plain".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = with("a key", "a purpose");

    private static Seal with(String key, String purpose) {
        return new Seal(() -> key.getBytes(StandardCharsets.UTF_8), purpose);
    }

    @Test
    void whatIsClosedOpensUnderTheSameKeyAndPurposeOnly() {
        String sealed = seal.close(PLAIN);

        assertThat(with("a key", "a purpose").open(sealed)).contains(PLAIN);
        assertThat(with("another key", "a purpose").open(sealed)).isEmpty();
        assertThat(with("a key", "another purpose").open(sealed)).isEmpty();
    }

    @Test
    void closingTwiceMakesTwoTexts() {
        assertThat(seal.close(PLAIN)).isNotEqualTo(seal.close(PLAIN)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void everySingleBitCounts() {
        byte[] bytes = Base64.getUrlDecoder().decode(seal.close(PLAIN));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(flipped);

            assertThat(seal.open(text)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void everyOtherCharacterInItsPlaceIsRefused() {
        String sealed = seal.close(PLAIN);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'Q' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);

            assertThat(seal.open(changed)).as("character %d", i).isEmpty();
        }
    }

    @Test
    void everyTruncationAndExtensionIsRefused() {
        String sealed = seal.close(PLAIN);
        for (int length = 0; length < sealed.length(); length++) {
            assertThat(seal.open(sealed.substring(0, length))).as("%d left", length).isEmpty();
        }
        assertThat(seal.open(sealed + "A")).isEmpty();
        assertThat(seal.open(sealed + sealed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "ÅÄÖ", "AAAA====", "a.b.c", "\u0000", "+/+/"})
    void whatWasNeverClosedIsRefused(String text) {
        assertThat(seal.open(text)).isEmpty();
    }

    @Test
    void aRotatedKeyVoidsWhatWasClosedBefore() {
        AtomicReference<byte[]> key = new AtomicReference<>(new byte[] {1});
        Seal rotating = new Seal(key::get, "a purpose");
        String before = rotating.close(PLAIN);

        key.set(new byte[] {2});

        assertThat(rotating.open(before)).isEmpty();
        assertThat(rotating.open(rotating.close(PLAIN))).contains(PLAIN);
    }
}
