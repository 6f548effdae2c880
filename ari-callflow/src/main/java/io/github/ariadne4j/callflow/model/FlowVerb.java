package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.verb.KeyRule;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Recording;
import org.jspecify.annotations.Nullable;

/** A request of a flow that does not change the plan. */
public sealed interface FlowVerb {
    /** Answer the caller; harmless if it is answered. */
    record Answer() implements FlowVerb {}

    /**
     * Tell the caller how its call is getting on.
     *
     * @param indication what
     */
    record Indicate(Indication indication) implements FlowVerb {}

    /**
     * Play to the caller.
     *
     * @param play what
     */
    record PlayPrompts(Play play) implements FlowVerb {}

    /**
     * Let time pass.
     *
     * @param pause how
     */
    record LetPass(Pause pause) implements FlowVerb {}

    /**
     * Record the caller.
     *
     * @param recording how
     */
    record RecordCaller(Recording recording) implements FlowVerb {}

    /**
     * A request that may come from outside as well.
     *
     * @param order what
     */
    record Orders(CallOrder order) implements FlowVerb {}

    /**
     * Collect the keys that the caller presses.
     *
     * @param rule when they are complete
     * @param prompt what is played meanwhile; null: nothing
     * @param secret whether the keys may be written nowhere
     * @param attempt which attempt of its step it is, from 1
     */
    record CollectKeys(KeyRule rule, @Nullable Play prompt, boolean secret, int attempt) implements FlowVerb {
        /** The first attempt, of keys that are not secret. */
        public CollectKeys(KeyRule rule, @Nullable Play prompt) {
            this(rule, prompt, false, 1);
        }

        /** Whether keys were collected before for the same step, and did not do. */
        public boolean again() {
            return attempt > 1;
        }
    }
}
