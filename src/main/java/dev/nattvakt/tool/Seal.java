package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Encrypts bytes that only this server and its replicas can read or make: AES-256-GCM with a key
/// derived (HKDF, RFC 5869) from the HostUp key and a purpose. Thread-safe.
public final class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Supplier<byte[]> hostUpKey;
    private final byte[] purpose;
    private final SecureRandom random = new SecureRandom();

    /// @param hostUpKey read each time, since the key may be rotated; earlier sealed texts are void
    ///   then
    public Seal(Supplier<byte[]> hostUpKey, String purpose) {
        this.hostUpKey = hostUpKey;
        this.purpose = purpose.getBytes(StandardCharsets.US_ASCII);
    }

    /// Base64url: letters, digits, `-` and `_`.
    public String close(byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + closed.length);
            System.arraycopy(closed, 0, sealed, NONCE, closed.length);
            return text(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot seal", impossible);
        }
    }

    /// Empty for any text that was not sealed for this purpose. The text must match to the last
    /// character, because the Base64 decoder ignores unused bits of it.
    public Optional<byte[]> open(String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            if (bytes.length <= NONCE || !text(bytes).equals(sealed)) {
                return Optional.empty();
            }
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE))
                            .doFinal(bytes, NONCE, bytes.length - NONCE));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        SecretKey key =
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract()
                                        .addIKM(hostUpKey.get())
                                        .thenExpand(purpose, 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
