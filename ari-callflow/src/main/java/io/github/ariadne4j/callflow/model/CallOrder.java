package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.util.Objects;

/** An order to a live call, from its flow or from outside. Only {@link HangUpCallee}, {@link Transfer} and {@link Redirect} change the plan. */
public sealed interface CallOrder {
    /**
     * A party's channel is to do this.
     *
     * @param party the caller or the callee
     * @param verb what
     */
    record Control(Party party, LegVerb verb) implements CallOrder {
        /** @throws IllegalArgumentException unless the party is one of the two */
        public Control {
            requireLeg(party);
        }
    }

    /**
     * A party is to hear this; the other one hears nothing of it.
     *
     * @param party the caller or the callee
     * @param play what
     */
    record PlayTo(Party party, Play play) implements CallOrder {
        /** @throws IllegalArgumentException unless the party is one of the two */
        public PlayTo {
            requireLeg(party);
        }
    }

    /**
     * The talk is to be recorded.
     *
     * @param how format, longest time, beep and label
     * @param tracks what of it
     */
    record RecordTalk(Recording how, TalkTracks tracks) implements CallOrder {
        /** No key ends it, and no silence. */
        public RecordTalk {
            how = how.endedByTime();
        }
    }

    /**
     * The recordings of the talk are to do this.
     *
     * @param control what
     */
    record SteerRecordings(RecordingControl control) implements CallOrder {}

    /**
     * A supervisor is to take part.
     *
     * @param supervisor the target that is dialled
     * @param how how it takes part
     * @param party the party whose leg it hears and to which it whispers
     */
    record Supervise(DialTarget supervisor, Supervising how, Party party) implements CallOrder {
        /** @throws IllegalArgumentException unless the party is one of the two, and the target one telephone */
        public Supervise {
            requireLeg(party);
            if (supervisor.everyContact()) {
                throw new IllegalArgumentException(
                        "a supervisor must be one telephone, not every contact of an endpoint");
            }
        }
    }

    /**
     * The callee is to be hung up, and the flow goes on with the caller.
     *
     * @param cause the hangup cause of the callee
     */
    record HangUpCallee(HangupCause cause) implements CallOrder {}

    /**
     * The callee is to transfer the caller.
     *
     * @param terms the target, and the keys
     */
    record Transfer(WarmTransfer terms) implements CallOrder {}

    /**
     * The call is to leave what it does, and to go on in this flow.
     *
     * @param flow the flow
     */
    record Redirect(CallFlow flow) implements CallOrder {
        /** @throws IllegalArgumentException for {@link FlowSelector#foreignChannel()} */
        public Redirect {
            Objects.requireNonNull(flow, "flow");
            if (flow.equals(FlowSelector.foreignChannel())) {
                throw new IllegalArgumentException("a call that was taken cannot become one that is not the engine's");
            }
        }
    }

    /** @throws IllegalArgumentException unless the party has a leg */
    private static void requireLeg(Party party) {
        if (party != Party.CALLER && party != Party.CALLEE) {
            throw new IllegalArgumentException("an order must be about the caller or the callee, not about " + party);
        }
    }
}
