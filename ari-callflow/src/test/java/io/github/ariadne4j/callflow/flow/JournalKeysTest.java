package io.github.ariadne4j.callflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JournalKeysTest {
    private static final CallId CALL = CallId.of("asterisk", new ChannelId("1700000000.1"), Instant.EPOCH);
    private static final CallId OTHER = CallId.of("asterisk", new ChannelId("1700000000.2"), Instant.EPOCH);
    private static final JournalKeys KEYS = JournalKeys.of("2026", key(1));

    private static byte[] key(int content) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) content);
        return key;
    }

    @Test
    void what_is_encrypted_names_its_key_hides_the_text_and_is_another_one_each_time() {
        String encrypted = KEYS.encrypt(CALL, "4711");

        assertThat(encrypted).startsWith("2026:").doesNotContain("4711").isNotEqualTo(KEYS.encrypt(CALL, "4711"));
        assertThat(KEYS.decrypt(CALL, encrypted)).isEqualTo("4711");
    }

    @Test
    void a_new_key_encrypts_while_the_earlier_one_still_decrypts() {
        JournalKeys rotated = JournalKeys.of("2027", key(2)).andEarlier("2026", key(1));

        assertThat(rotated.decrypt(CALL, KEYS.encrypt(CALL, "4711"))).isEqualTo("4711");
        assertThat(rotated.encrypt(CALL, "4711")).startsWith("2027:");
        assertThat(KEYS.decrypt(CALL, rotated.encrypt(CALL, "4711"))).isNull();
    }

    @Test
    void what_was_written_for_another_call_or_was_changed_is_not_decrypted() {
        String encrypted = KEYS.encrypt(CALL, "4711");
        String changed = encrypted.substring(0, encrypted.length() - 4) + "AAAA";

        assertThat(KEYS.decrypt(OTHER, encrypted)).isNull();
        assertThat(KEYS.decrypt(CALL, changed)).isNull();
        assertThat(KEYS.decrypt(CALL, "2026:")).isNull();
        assertThat(KEYS.decrypt(CALL, "2026:no base64")).isNull();
        assertThat(KEYS.decrypt(CALL, "4711")).isNull();
    }

    @Test
    void without_a_key_nothing_is_encrypted() {
        assertThat(JournalKeys.none().encrypt(CALL, "4711")).isNull();
        assertThat(JournalKeys.none().andEarlier("2026", key(1)).encrypt(CALL, "4711"))
                .isNull();
    }

    @Test
    void a_key_that_is_none_is_refused_and_no_text_shows_one() {
        assertThatThrownBy(() -> JournalKeys.of("2026", new byte[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key 2026 must have 16, 24 or 32 bytes, not 8");
        assertThatThrownBy(() -> JournalKeys.of("a:b", key(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KEYS.andEarlier("2026", key(2))).isInstanceOf(IllegalArgumentException.class);
        assertThat(KEYS).hasToString("JournalKeys[2026 of [2026]]");
    }
}
