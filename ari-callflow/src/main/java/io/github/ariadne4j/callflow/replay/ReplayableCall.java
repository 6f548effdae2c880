package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import org.jspecify.annotations.Nullable;

/** A call whose flow is durable: it writes steps, and goes on with those that an earlier instance began. Used by the flow's thread only. */
public interface ReplayableCall extends Call, ReplayableLeg, FlowJournal.Writer {
    /** Waits for the outcome of the dial that an earlier instance began; screenings go on. */
    DialOutcome dialledBefore(Dial dial);

    /** Waits for the end of the talk that an earlier instance waited for. */
    ConnectOutcome connectAgain(AnsweredLeg leg, Connect connect);

    /** Waits for the outcome of the transfer that an earlier instance began, or was about to; it is not begun again. */
    TransferOutcome transferredBefore(AnsweredLeg agent);

    /** Waits until the caller is no longer in the room that an earlier instance put it in, or was about to. */
    JoinOutcome joinAgain(Room room);

    /** Waits for the end of the recording that an earlier instance began; null: there is none. */
    @Nullable RecordOutcome recordedBefore();

    /** Waits for the beginning of the recording of a talk that an earlier instance ordered; null: there is none. */
    @Nullable TalkRecordOutcome talkRecordedBefore();

    /** An id for an outbound call that is requested now. */
    CallId outboundId();

    /** Begins an outbound call with this id of {@link #outboundId}. */
    OriginateRequestOutcome originate(CallId id, Originate request);

    /** After the end of the call, hangs up the callee that has stayed for the flow; false: none has. */
    boolean hangUpKept(HangupCause cause);

    /** Whether the flow has given its call away, or hung it up. */
    boolean isGivenAway();

    /** Keeps a value; false: the store does not have it. */
    boolean keep(SessionKey<?> key, String value);

    /** Begins a new journal for this flow. */
    void beginJournal(FlowName next);
}
