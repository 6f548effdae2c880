package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.CallId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that encrypt {@linkplain io.github.ariadne4j.callflow.verb.Gather#secret secret} digits in journals: AES-GCM, with a
 * new nonce for each outcome, bound to the call. All instances that recover each other's calls need the same keys. Immutable; any
 * thread. A key is replaced in two steps: first each instance gets the new key as an earlier one, then as the current one:
 *
 * <pre>{@code
 * JournalKeys.of("2027", key2027).andEarlier("2026", key2026)
 * }</pre>
 */
public final class JournalKeys {
    private static final JournalKeys NONE = new JournalKeys("", Map.of());
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,32}");
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The id of the key that encrypts; empty: none. */
    private final String current;

    private final Map<String, SecretKeySpec> keys;

    private JournalKeys(String current, Map<String, SecretKeySpec> keys) {
        this.current = current;
        this.keys = Map.copyOf(keys);
    }

    /** No key: secret digits are not written, and the next instance collects them again. */
    public static JournalKeys none() {
        return NONE;
    }

    /**
     * One key, which encrypts and decrypts.
     *
     * @param id the id that is written with encrypted text: 1 to 32 letters, digits, dashes and underscores
     * @param key 16, 24 or 32 bytes from a secure source; copied
     * @throws IllegalArgumentException if the id or the length is not allowed
     */
    public static JournalKeys of(String id, byte[] key) {
        return NONE.with(id, key, id);
    }

    /**
     * A copy with one more key, which only decrypts.
     *
     * @throws IllegalArgumentException as {@link #of}, or if there is a key with this id
     */
    public JournalKeys andEarlier(String id, byte[] key) {
        return with(id, key, current);
    }

    private JournalKeys with(String id, byte[] key, String encrypts) {
        if (!ID.matcher(id).matches() || keys.containsKey(id)) {
            throw new IllegalArgumentException(
                    "the id of a key must be 1 to 32 letters, digits, dashes and underscores, and unique: " + id);
        }
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException("key " + id + " must have 16, 24 or 32 bytes, not " + key.length);
        }
        Map<String, SecretKeySpec> more = new HashMap<>(keys);
        more.put(id, new SecretKeySpec(key, "AES"));
        return new JournalKeys(encrypts, more);
    }

    /**
     * Encrypts a text for this call.
     *
     * @return null: there is no key that encrypts
     */
    public @Nullable String encrypt(CallId call, String text) {
        SecretKeySpec key = keys.get(current);
        if (key == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, call).doFinal(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer all = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted);
            return current + ':' + Base64.getEncoder().encodeToString(all.array());
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /**
     * Decrypts a text of this call.
     *
     * @return null: the key is not known, or the text was altered or belongs to another call
     */
    public @Nullable String decrypt(CallId call, String encrypted) {
        int colon = encrypted.indexOf(':');
        SecretKeySpec key = colon < 0 ? null : keys.get(encrypted.substring(0, colon));
        if (key == null) {
            return null;
        }
        try {
            byte[] all = Base64.getDecoder().decode(encrypted.substring(colon + 1));
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, call)
                    .doFinal(all, NONCE_BYTES, Math.max(0, all.length - NONCE_BYTES));
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException notWhatWasWritten) {
            return null;
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, CallId call)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(call.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** The ids of the keys; no key. */
    @Override
    public String toString() {
        return "JournalKeys[" + (current.isEmpty() ? "none" : current) + " of " + keys.keySet() + ']';
    }
}
