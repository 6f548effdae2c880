package io.github.ariadne4j.callflow.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of a playback, played one after the other. Immutable.
 *
 * @param prompts 1 to 100 in all, repetitions included
 * @param language the language of the sound files, as {@code de} or {@code pt_BR}; null: the channel's
 * @param stoppedBy the keys that stop the playback; empty: none
 */
public record Play(List<Prompt> prompts, @Nullable String language, String stoppedBy) {
    private static final int MOST = 100;
    private static final int MOST_SINGLE = 100;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:[_-][0-9A-Za-z]{1,8}){0,3}");
    private static final Pattern KEYS = Pattern.compile("[0-9A-D*#]*");

    /**
     * Copies the prompts.
     *
     * @throws IllegalArgumentException if there are none or more than 100, or if the language or a key is not allowed
     */
    public Play {
        prompts = List.copyOf(prompts);
        if (prompts.isEmpty() || prompts.size() > MOST) {
            throw new IllegalArgumentException("there must be 1 to " + MOST + " prompts, not " + prompts.size());
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("a language must have the form of de, pt_BR or en-GB");
        }
        requireKeys(stoppedBy);
    }

    static void requireKeys(String keys) {
        if (!KEYS.matcher(keys).matches()) {
            throw new IllegalArgumentException("keys must be of 0-9, A-D, * and #");
        }
    }

    /** A playback of these prompts, once, in the channel's language, which no key stops. */
    public static Play of(Prompt first, Prompt... more) {
        List<Prompt> all = new ArrayList<>();
        all.add(first);
        all.addAll(List.of(more));
        return new Play(all, null, "");
    }

    /** Whether one of the prompts is text to be synthesized. */
    public boolean isSpoken() {
        for (Prompt prompt : prompts) {
            if (prompt.speech() != null) {
                return true;
            }
        }
        return false;
    }

    /** A copy in this language. */
    public Play in(String language) {
        return new Play(prompts, language, stoppedBy);
    }

    /**
     * A copy that repeats all prompts so many times.
     *
     * @throws IllegalArgumentException if this is less than once, or more than 100 prompts
     */
    public Play times(int times) {
        if (times < 1 || times > MOST) {
            throw new IllegalArgumentException("times must be 1 to " + MOST + ", not " + times);
        }
        List<Prompt> all = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            all.addAll(prompts);
        }
        return new Play(all, language, stoppedBy);
    }

    /**
     * A copy that a key can stop: with one sound for each digit, if there are no more than {@value #MOST_SINGLE} in all, the most
     * of one request. Asterisk does not stop {@code digits:} before their end.
     */
    public Play stoppable() {
        List<Prompt> single =
                prompts.stream().flatMap(prompt -> prompt.singly().stream()).toList();
        return single.size() > MOST_SINGLE ? this : new Play(single, language, stoppedBy);
    }

    /** A copy that any of these keys stops. */
    public Play stoppedBy(String keys) {
        return new Play(prompts, language, keys);
    }
}
