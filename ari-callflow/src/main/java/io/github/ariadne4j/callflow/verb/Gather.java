package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Call#gather} collects the keys that a caller presses. A PIN of four keys, asked for up to three times:
 *
 * <pre>{@code
 * Gather.exactly(4).prompt(Prompt.sound("enter-pin")).reprompt(Prompt.sound("wrong-pin")).accepting(pins::contains).tries(3)
 * }</pre>
 *
 * <p>A key ends the prompt, but for digits, numbers and characters: Asterisk says them to their end. Keys that were pressed before, while the flow did something else, count: then the prompt is not played.
 *
 * @param keys when they are complete
 * @param prompts what is played at each try; empty: nothing
 * @param reprompts what is played before the prompts of a further try; empty: nothing
 * @param language of the prompts; null: the channel's
 * @param check what keys are accepted; runs on the flow's thread and may block
 * @param tries how often it is tried until there is a valid result
 * @param isSecret whether a durable flow keeps the keys encrypted, or not at all
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

    /** So many keys, without a terminator; 5 s for the first, 3 s for each further one, one try, all accepted. */
    public static Gather exactly(int keys) {
        return between(keys, keys);
    }

    /** So many keys, ended by {@code #} as well; times and tries as with {@link #exactly}. */
    public static Gather between(int min, int max) {
        return new Gather(KeyRule.between(min, max), List.of(), List.of(), null, keys -> true, 1, false);
    }

    /** The same with these prompts. */
    public Gather prompt(Prompt first, Prompt... more) {
        return new Gather(keys, Play.of(first, more).prompts(), reprompts, language, check, tries, isSecret);
    }

    /** The same with these prompts before those of a further try. */
    public Gather reprompt(Prompt first, Prompt... more) {
        return new Gather(keys, prompts, Play.of(first, more).prompts(), language, check, tries, isSecret);
    }

    /** The same with prompts in this language, as {@link Play#in}. */
    public Gather in(String spoken) {
        return new Gather(keys, prompts, reprompts, spoken, check, tries, isSecret);
    }

    /** The same with a check of the keys; what it throws ends the flow as any exception does. */
    public Gather accepting(Predicate<String> accepted) {
        return new Gather(keys, prompts, reprompts, language, accepted, tries, isSecret);
    }

    /** The same, tried so often. */
    public Gather tries(int most) {
        return new Gather(keys, prompts, reprompts, language, check, most, isSecret);
    }

    /**
     * The same with keys that are secret, as a PIN: the journal of a {@linkplain io.github.ariadne4j.callflow.flow.DurableFlow durable flow}
     * has them encrypted under the engine's {@link io.github.ariadne4j.callflow.flow.JournalKeys}. Without such a key it does not have them,
     * and the next instance asks for them again; a flow that has dialled since, or is in a room, is not run further then. Keys are in no log, secret or not.
     */
    public Gather secret() {
        return new Gather(keys, prompts, reprompts, language, check, tries, true);
    }

    /** The same with these keys as terminators; empty: none. */
    public Gather terminatedBy(String terminators) {
        return with(keys.terminatedBy(terminators));
    }

    /** The same with this time for the first key, from the end of the prompt on. */
    public Gather firstKeyWithin(Duration time) {
        return with(keys.firstKeyWithin(time));
    }

    /** The same with this time for each further key. */
    public Gather nextKeyWithin(Duration time) {
        return with(keys.nextKeyWithin(time));
    }

    private Gather with(KeyRule changed) {
        return new Gather(changed, prompts, reprompts, language, check, tries, isSecret);
    }

    /**
     * What is played at a try.
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
