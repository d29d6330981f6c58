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

import dev.nattvakt.change.Plan;
import dev.nattvakt.change.PlanSeal;

/// Plan tokens: AES-256-GCM under a key derived (HKDF, RFC 5869) from the HostUp key, so that
/// replicas and restarts agree without a secret of their own. Safe for many threads.
public final class SealedPlans implements PlanSeal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE =
            "nattvakt plan token 1".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_TOKEN = 400;

    private final Supplier<byte[]> hostUpKey;
    private final SecureRandom random = new SecureRandom();

    /// @param hostUpKey asked each time, since the key may be rotated; older tokens are void then
    public SealedPlans(Supplier<byte[]> hostUpKey) {
        this.hostUpKey = hostUpKey;
    }

    @Override
    public String seal(Plan plan) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(PlanCodec.encode(plan));
            byte[] token = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, token, NONCE, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot seal", impossible);
        }
    }

    @Override
    public Optional<Plan> open(String token) {
        try {
            byte[] bytes =
                    Base64.getUrlDecoder()
                            .decode(token.length() > LONGEST_TOKEN ? "" : token.strip());
            if (bytes.length <= NONCE) {
                return Optional.empty();
            }
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE))
                            .doFinal(bytes, NONCE, bytes.length - NONCE);
            return Optional.of(PlanCodec.decode(plain));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        SecretKey key =
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract()
                                        .addIKM(hostUpKey.get())
                                        .thenExpand(PURPOSE, 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
