package io.github.ariadne4j.callflow.operation;

import io.github.ariadne4j.callflow.verb.KeyRule;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an operation waits for.
 *
 * @param rule when they are complete; null: one key ends a playback
 * @param accepted the keys that count; others are kept for the next collection
 * @param keys those that were pressed
 * @param playing whether a prompt is still played
 * @param secret whether they may be written nowhere
 */
public record KeyCollection(@Nullable KeyRule rule, String accepted, Keys keys, boolean playing, boolean secret) {
    private static final String ALL = "0123456789ABCD*#";

    /** Of a playback that these keys end. */
    public static KeyCollection stopping(String accepted) {
        return new KeyCollection(null, accepted, Keys.NONE, true, false);
    }

    /** As an earlier instance left it: it takes keys once its flow asks for it again. */
    public static KeyCollection stored(Keys keys) {
        return new KeyCollection(null, "", keys, false, false);
    }

    /** By this rule, with these keys already pressed. */
    public static KeyCollection by(KeyRule rule, Keys keys, boolean secret) {
        return new KeyCollection(rule, ALL, keys, false, secret);
    }

    /** Whether the keys may be written for another instance. */
    public boolean isWritten() {
        return !secret && keys.count() > 0;
    }

    /** Whether this key counts. */
    public boolean accepts(char key) {
        return accepted.indexOf(key) >= 0;
    }

    /** With one more key. */
    public KeyCollection and(char key) {
        return new KeyCollection(rule, accepted, keys.and(key), playing, secret);
    }

    /** With a prompt that is played, or has ended. */
    public KeyCollection withPrompt(boolean played) {
        return new KeyCollection(rule, accepted, keys, played, secret);
    }

    /** Whether this key, which was not added, ends it. */
    public boolean isTerminator(char key) {
        return rule != null && rule.terminators().indexOf(key) >= 0;
    }

    /** Whether there are as many as may be. */
    public boolean isFull() {
        return rule == null || keys.count() >= rule.max();
    }
}
