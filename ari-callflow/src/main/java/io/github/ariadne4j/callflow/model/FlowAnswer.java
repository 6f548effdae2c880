package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a request of a flow. */
public sealed interface FlowAnswer {
    /** How a talk went on or ended, as it says to the flow that waits for its end; null: it says nothing of that. */
    default @Nullable ConnectOutcome endOfTalk() {
        if (this instanceof CalleeLeft left) {
            return new ConnectOutcome.CalleeLeft(left.cause());
        }
        if (this instanceof KeyPressed pressed) {
            return new ConnectOutcome.KeyPressed(pressed.key());
        }
        if (this instanceof Transferred transferred && transferred.outcome() instanceof TransferOutcome.Joined joined) {
            return new ConnectOutcome.Transferred(joined.target());
        }
        return this instanceof TimeIsUp ? new ConnectOutcome.TimeLimit() : null;
    }

    /** It was done. */
    record Done() implements FlowAnswer {}

    /** It was tried, and did not succeed. */
    record Failed() implements FlowAnswer {}

    /**
     * It was tried, and did not succeed.
     *
     * @param why Asterisk's reason
     */
    record Refused(String why) implements FlowAnswer {}

    /**
     * A talk is recorded.
     *
     * @param names of the recordings
     */
    record TalkRecorded(List<String> names) implements FlowAnswer {
        /** Copies the names. */
        public TalkRecorded {
            names = List.copyOf(names);
        }
    }

    /** The call has no such party, or not what it is about. */
    record Absent() implements FlowAnswer {}

    /**
     * The call lives, and is in no state for it.
     *
     * @param why in which state it is
     */
    record NotNow(String why) implements FlowAnswer {}

    /** The call is ending, or over. */
    record CallOver() implements FlowAnswer {}

    /**
     * Keys were pressed.
     *
     * @param keys which
     * @param end why they are complete
     */
    record Collected(Keys keys, End end) implements FlowAnswer {
        /** Why keys are complete. */
        public enum End {
            /** There are as many as may be. */
            FULL,
            /** A terminator was pressed. */
            TERMINATED,
            /** The next one did not come in time. */
            TIMED_OUT
        }
    }

    /**
     * A recording is over.
     *
     * @param outcome the outcome
     */
    record Recorded(RecordOutcome outcome) implements FlowAnswer {}

    /**
     * A target answered, and caller and callee hear each other.
     *
     * @param leg the callee's leg
     * @param channel its channel
     */
    record Answered(LegId leg, ChannelId channel) implements FlowAnswer {}

    /**
     * No target answered.
     *
     * @param cause the most telling of their causes
     */
    record NotAnswered(HangupCause cause) implements FlowAnswer {}

    /** An earlier instance dialled, and the outcome is not known. */
    record Unknown() implements FlowAnswer {}

    /**
     * The callee left, and the caller is still there.
     *
     * @param cause why
     */
    record CalleeLeft(HangupCause cause) implements FlowAnswer {}

    /**
     * A key was pressed that means something to the flow, and the caller is still there.
     *
     * @param key which one
     */
    record KeyPressed(Connect.Key key) implements FlowAnswer {}

    /**
     * The caller is in its room no longer, or did not get in, and is still there.
     *
     * @param outcome why
     */
    record OutOfRoom(JoinOutcome outcome) implements FlowAnswer {}

    /**
     * A transfer has ended, and the caller is still there.
     *
     * @param outcome how
     */
    record Transferred(TransferOutcome outcome) implements FlowAnswer {}

    /** The parties talked for as long as they may, and the caller is still there. */
    record TimeIsUp() implements FlowAnswer {}
}
