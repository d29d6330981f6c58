package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

import org.jspecify.annotations.Nullable;

/// Encrypts bytes that only this server and its replicas can read or make: AES-256-GCM with a key
/// derived (HKDF, RFC 5869) from the HostUp key and a purpose. Thread-safe.
public final class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Supplier<List<byte[]>> hostUpKeys;
    private final byte[] purpose;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Derived derived;

    /// @param hostUpKey read each time, since the key may be rotated; earlier sealed texts are void
    ///   then
    public Seal(Supplier<byte[]> hostUpKey, String purpose) {
        this(purpose, () -> List.of(hostUpKey.get()));
    }

    private Seal(String purpose, Supplier<List<byte[]>> hostUpKeys) {
        this.hostUpKeys = hostUpKeys;
        this.purpose = purpose.getBytes(StandardCharsets.US_ASCII);
    }

    /// @param hostUpKeys read each time; the first one encrypts, each one decrypts
    public static Seal underAnyOf(Supplier<List<byte[]>> hostUpKeys, String purpose) {
        return new Seal(purpose, hostUpKeys);
    }

    /// Base64url: letters, digits, `-` and `_`.
    public String close(byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] closed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, hostUpKeys.get().getFirst()).doFinal(plain);
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
            return bytes.length <= NONCE || !text(bytes).equals(sealed)
                    ? Optional.empty()
                    : hostUpKeys.get().stream()
                            .map(key -> open(bytes, key))
                            .flatMap(Optional::stream)
                            .findFirst();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> open(byte[] bytes, byte[] key) {
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), key)
                            .doFinal(bytes, NONCE, bytes.length - NONCE));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] hostUpKey)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(hostUpKey), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /// Derived anew when the HostUp key is another: deriving costs more than opening.
    private SecretKey key(byte[] hostUpKey) throws GeneralSecurityException {
        Derived known = derived;
        if (known != null && Arrays.equals(known.from(), hostUpKey)) {
            return known.key();
        }
        SecretKey key =
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract()
                                        .addIKM(hostUpKey)
                                        .thenExpand(purpose, 32));
        derived = new Derived(hostUpKey.clone(), key);
        return key;
    }

    private record Derived(byte[] from, SecretKey key) {}
}
