package io.github.ariadne4j.callflow.operation;

import io.github.ariadne4j.callflow.verb.KeyRule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an operation waits for.
 *
 * @param rule when they are complete; null: one key ends a playback
 * @param accepted the keys that count; others are kept for the next collection
 * @param keys those that were pressed
 * @param playing whether a prompt is still played
 * @param secret whether they may be written nowhere
 * @param since when the time for the next key began; null: it has not
 */
public record KeyCollection(
        @Nullable KeyRule rule,
        String accepted,
        Keys keys,
        boolean playing,
        boolean secret,
        @Nullable Instant since) {
    private static final String ALL = "0123456789ABCD*#";

    /** What a party has at least for its next key once another instance waits for it. */
    private static final Duration LEAST_LEFT = Duration.ofSeconds(2);

    /** Of a playback that these keys end. */
    public static KeyCollection stopping(String accepted) {
        return new KeyCollection(null, accepted, Keys.NONE, true, false, null);
    }

    /** As an earlier instance left it: it takes keys once its flow asks for it again. */
    public static KeyCollection stored(Keys keys, @Nullable Instant since) {
        return new KeyCollection(null, "", keys, false, false, since);
    }

    /** By this rule, with no key pressed. */
    public static KeyCollection by(KeyRule rule, boolean secret) {
        return new KeyCollection(rule, ALL, Keys.NONE, false, secret, null);
    }

    /** One that an earlier instance left, by this rule: what was pressed counts, and the time for the next key has begun. */
    public KeyCollection again(KeyRule by, boolean asSecret) {
        return new KeyCollection(by, ALL, keys, false, asSecret, since);
    }

    /** With a time for the next key that begins now. */
    public KeyCollection since(Instant at) {
        return new KeyCollection(rule, accepted, keys, playing, secret, at);
    }

    /** What is left of the time for the next key, by another instance's clock. */
    public Duration left(Duration time, Instant at) {
        Duration left = since == null ? time : time.minus(Duration.between(since, at));
        Duration atLeast = left.compareTo(LEAST_LEFT) < 0 ? LEAST_LEFT : left;
        return atLeast.compareTo(time) < 0 ? atLeast : time;
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
        return new KeyCollection(rule, accepted, keys.and(key), playing, secret, since);
    }

    /** With a prompt that is played, or has ended. */
    public KeyCollection withPrompt(boolean played) {
        return new KeyCollection(rule, accepted, keys, played, secret, since);
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
