package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which {@link Call#gather} collects keys. Immutable. A PIN of four keys, with up to three tries:
 *
 * <pre>{@code
 * Gather.exactly(4).prompt(Prompt.sound("enter-pin")).reprompt(Prompt.sound("wrong-pin")).accepting(pins::contains).tries(3)
 * }</pre>
 *
 * <p>A key ends the prompt, except digits, numbers and characters, which Asterisk plays to their end. If keys were pressed
 * before, while the flow was in another verb, they count, and the prompt is not played.
 *
 * @param keys the rule by which keys are complete
 * @param prompts played at each try; empty: nothing
 * @param reprompts played before the prompts of each further try; empty: nothing
 * @param language the language of the prompts; null: the channel's
 * @param check whether keys are accepted; called on the flow's thread and may block
 * @param tries the most tries until keys are accepted
 * @param isSecret whether the journal of a durable flow has the keys encrypted, or not at all
 */
public record Gather(
        KeyRule keys,
        List<Prompt> prompts,
        List<Prompt> reprompts,
        @Nullable String language,
        Predicate<String> check,
        int tries,
        boolean isSecret) {
    private static final int MOST_TRIES = 20;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException unless there are 1 to 20 tries
     */
    public Gather {
        prompts = List.copyOf(prompts);
        reprompts = List.copyOf(reprompts);
        if (tries < 1 || tries > MOST_TRIES) {
            throw new IllegalArgumentException("tries must be 1 to " + MOST_TRIES + ", not " + tries);
        }
    }

    /**
     * A rule of this many keys, without a terminator: 5 s for the first key, 3 s for each further one, one try, all keys
     * accepted.
     */
    public static Gather exactly(int keys) {
        return between(keys, keys);
    }

    /** A rule of a range of keys, ended by {@code #} as well; times and tries as of {@link #exactly}. */
    public static Gather between(int min, int max) {
        return new Gather(KeyRule.between(min, max), List.of(), List.of(), null, keys -> true, 1, false);
    }

    /** A copy with these prompts. */
    public Gather prompt(Prompt first, Prompt... more) {
        return new Gather(keys, Play.of(first, more).prompts(), reprompts, language, check, tries, isSecret);
    }

    /** A copy with these prompts before those of each further try. */
    public Gather reprompt(Prompt first, Prompt... more) {
        return new Gather(keys, prompts, Play.of(first, more).prompts(), language, check, tries, isSecret);
    }

    /** A copy with prompts in this language, as {@link Play#in}. */
    public Gather in(String spoken) {
        return new Gather(keys, prompts, reprompts, spoken, check, tries, isSecret);
    }

    /** A copy with a check of the keys; an exception of the check ends the flow as any other. */
    public Gather accepting(Predicate<String> accepted) {
        return new Gather(keys, prompts, reprompts, language, accepted, tries, isSecret);
    }

    /** A copy with this many tries, 1 to 20. */
    public Gather tries(int most) {
        return new Gather(keys, prompts, reprompts, language, check, most, isSecret);
    }

    /**
     * A copy whose keys are secret, as a PIN: the journal of a {@linkplain io.github.ariadne4j.callflow.flow.DurableFlow durable
     * flow} has them encrypted by the engine's {@link io.github.ariadne4j.callflow.flow.JournalKeys}. Without such a key it does
     * not have them, and the next instance collects them again; a flow that has dialled since, or is in a room, is then not
     * replayed. No log has keys, secret or not.
     */
    public Gather secret() {
        return new Gather(keys, prompts, reprompts, language, check, tries, true);
    }

    /** A copy with these keys as terminators; empty: none. */
    public Gather terminatedBy(String terminators) {
        return with(keys.terminatedBy(terminators));
    }

    /** A copy with this time for the first key, from the end of the prompt. */
    public Gather firstKeyWithin(Duration time) {
        return with(keys.firstKeyWithin(time));
    }

    /** A copy with this time for each further key. */
    public Gather nextKeyWithin(Duration time) {
        return with(keys.nextKeyWithin(time));
    }

    private Gather with(KeyRule changed) {
        return new Gather(changed, prompts, reprompts, language, check, tries, isSecret);
    }

    /**
     * The prompts of a try.
     *
     * @param attempt 1 for the first
     * @return null: nothing
     */
    public @Nullable Play promptsOf(int attempt) {
        List<Prompt> all = Stream.concat(attempt == 1 ? Stream.of() : reprompts.stream(), prompts.stream())
                .toList();
        return all.isEmpty() ? null : new Play(all, language, "");
    }
}
