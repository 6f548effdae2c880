package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A transfer of the caller after a consultation: the argument of {@link io.github.ariadne4j.callflow.flow.Call#transfer}. The agent is
 * the callee who talks with the caller, the target the party that is dialled for the agent.
 *
 * <pre>{@code
 * WarmTransfer.to(DialTarget.endpoint("billing")).music("default").completedBy('1').takenBackBy('*')
 * }</pre>
 *
 * @param target the target that is dialled: one telephone
 * @param music the class of {@code musiconhold.conf} that the caller hears meanwhile
 * @param completeKey the key by which the agent has caller and target connected; null: only the agent's hang-up does that
 * @param takeBackKey the key by which the agent takes the caller back; null: only the target's end does that
 */
public record WarmTransfer(
        DialTarget target,
        String music,
        @Nullable Character completeKey,
        @Nullable Character takeBackKey) {
    private static final String USUAL_MUSIC = "default";

    /**
     * @throws IllegalArgumentException if the target is every contact of an endpoint, if the class of music is none, if there is no such
     *     key, or if one key means both
     */
    public WarmTransfer {
        if (target.everyContact()) {
            throw new IllegalArgumentException(
                    "the target of a transfer must be one telephone, not every contact of an endpoint");
        }
        Pause.requireClass(music);
        requireKey(completeKey);
        requireKey(takeBackKey);
        if (completeKey != null && completeKey.equals(takeBackKey)) {
            throw new IllegalArgumentException("a key of the agent must mean one thing: " + completeKey);
        }
    }

    private static void requireKey(@Nullable Character key) {
        if (key != null) {
            Play.requireKeys(key.toString());
        }
    }

    /** To this party, which rings for the time of its target; with music of the class {@code default}, and without keys. */
    public static WarmTransfer to(DialTarget target) {
        return new WarmTransfer(target, USUAL_MUSIC, null, null);
    }

    /** The same, and the target rings for this time at most. */
    public WarmTransfer ringFor(Duration time) {
        return new WarmTransfer(target.ringFor(time), music, completeKey, takeBackKey);
    }

    /** The same with music of this class for the caller. */
    public WarmTransfer music(String musicClass) {
        return new WarmTransfer(target, musicClass, completeKey, takeBackKey);
    }

    /** The same, and this key of the agent has caller and target connected; one of 0 to 9, A to D, * and #. */
    public WarmTransfer completedBy(char key) {
        return new WarmTransfer(target, music, key, takeBackKey);
    }

    /** The same, and this key of the agent takes the caller back; one of 0 to 9, A to D, * and #. */
    public WarmTransfer takenBackBy(char key) {
        return new WarmTransfer(target, music, completeKey, key);
    }
}
