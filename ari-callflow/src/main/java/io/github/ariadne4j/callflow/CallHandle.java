package io.github.ariadne4j.callflow;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.util.concurrent.CompletionStage;

/**
 * A reference to a call for code outside its flow; made by {@link CallEngine#call} and {@link CallEngine#handle}. It holds no
 * resources, may be kept after the call ended, and may be used on any thread. An order reaches the call as a signal, in the order
 * in which orders are given.
 *
 * <p>The stages complete on a thread that may be blocked for a short time, and never exceptionally: the result of an order is its
 * {@link ControlOutcome}. Orders are for {@link Party#CALLER} or {@link Party#CALLEE} and throw {@link IllegalArgumentException}
 * for another party. While it is not known whether another instance owns the call, nothing is sent, and an order waits.
 */
public interface CallHandle {
    /** The id of the call. */
    CallId id();

    /**
     * Ends the call with this cause in any of its states: every leg is hung up, a waiting flow gets
     * {@link io.github.ariadne4j.callflow.flow.CallEndedException}, and the CDR has the application as the party that ended the
     * call. An unanswered caller gets the nearest cause that SIP has. A call that is ending or over is not changed.
     *
     * @return completes once the call has received the order, before its legs are gone, on a thread that may be blocked for a
     *     short time; never exceptionally
     */
    CompletionStage<HangupOutcome> hangUp(HangupCause cause);

    /**
     * Puts a party on hold: it hears music instead of the other party, or gets the hold by SIP if its endpoint has
     * {@code moh_passthrough}. The other party still hears it; {@link #mute} stops that. No effect on a party that is on hold.
     */
    CompletionStage<ControlOutcome> hold(Party party);

    /** Ends a hold of the application. No effect on a party that is not on hold. */
    CompletionStage<ControlOutcome> unhold(Party party);

    /** Cuts off sound of a party. No effect if it is cut off already. */
    CompletionStage<ControlOutcome> mute(Party party, MuteDirection direction);

    /** Ends {@link #mute} in this direction. No effect if it is not muted. */
    CompletionStage<ControlOutcome> unmute(Party party, MuteDirection direction);

    /**
     * Plays music on hold to a party. The party may hear the other one together with the music, as observed on Asterisk 22.10;
     * {@link #hold} has the music alone. No effect if the music plays already.
     *
     * @param musicClass a class of {@code musiconhold.conf}; a class that Asterisk does not have is silence
     * @throws IllegalArgumentException unless the class is of letters, digits, {@code _ . -}
     */
    CompletionStage<ControlOutcome> music(Party party, String musicClass);

    /** Ends {@link #music}. No effect if there is none. */
    CompletionStage<ControlOutcome> stopMusic(Party party);

    /**
     * Sends DTMF to a party in the mode of its endpoint, one key every 200 ms. The keys are masked in recordings of the call.
     *
     * @return completes once Asterisk has accepted the keys, before the last one is sent
     * @throws IllegalArgumentException unless they are 1 to 64 of 0-9, A-D, * and #
     */
    CompletionStage<ControlOutcome> sendDtmf(Party party, String keys);

    /**
     * Begins to record the talk of caller and callee. The recording ends with the talk at the latest; the CDR has the names of
     * the recordings. Of the argument, format, longest time, beep and label are used; no key and no silence ends the recording. A
     * beep of a mixed recording is heard by both parties, one of a single party by none.
     *
     * @return completes once all tracks are recorded, or none is
     */
    CompletionStage<TalkRecordOutcome> recordTalk(Recording recording, TalkTracks tracks);

    /**
     * Pauses, resumes, mutes, unmutes or stops all recordings of the talk. No effect if they are in that state.
     *
     * @return completes with {@link ControlOutcome.LegAbsent} if the talk is not recorded
     */
    CompletionStage<ControlOutcome> controlRecordings(RecordingControl control);

    /** Adds a supervisor who hears both parties of a talk, as {@link #supervise}; neither party hears the supervisor. */
    default CompletionStage<ControlOutcome> listen(DialTarget supervisor, Party party) {
        return supervise(supervisor, Supervising.LISTEN, party);
    }

    /** Adds a supervisor who hears both parties of a talk and speaks to this party alone, as {@link #supervise}. */
    default CompletionStage<ControlOutcome> whisper(DialTarget supervisor, Party party) {
        return supervise(supervisor, Supervising.WHISPER, party);
    }

    /** Adds a supervisor who hears both parties of a talk and speaks to both, as {@link #supervise}. */
    default CompletionStage<ControlOutcome> barge(DialTarget supervisor, Party party) {
        return supervise(supervisor, Supervising.BARGE, party);
    }

    /**
     * Dials a supervisor and, once it has answered, connects it with the call: it hears the sound of this party in both
     * directions. The supervision ends when the supervisor hangs up, with this party's leg, or when another channel replaces that
     * leg's. The call itself is not affected. The supervisor is a leg of the CDR with the role {@code SUPERVISOR}. The gates
     * check the target as any other; it counts against no limit.
     *
     * @param supervisor one target
     * @return completes once the supervisor hears the call; with {@link ControlOutcome.Refused} if the supervisor does not
     *     answer, or a gate refuses the target
     * @throws IllegalArgumentException for a target that stands for every contact of an endpoint
     */
    CompletionStage<ControlOutcome> supervise(DialTarget supervisor, Supervising how, Party party);

    /**
     * Has the callee, here the agent, transfer the caller to a target, as {@link io.github.ariadne4j.callflow.flow.Call#transfer}: the
     * caller hears music, agent and target consult, and the agent completes the transfer, or takes the caller back. If the caller is
     * connected with the target, a flow that waits in {@code connect} gets
     * {@link io.github.ariadne4j.callflow.verb.ConnectOutcome.Transferred}. If it is connected with the agent again, the talk continues with its
     * limit and keys. The gates check the target as any other; it counts against no limit.
     *
     * @return completes once caller and target are connected; with {@link ControlOutcome.Refused} if that does not happen, with
     *     {@link ControlOutcome.NotNow} unless caller and callee talk and the flow, if there is one, waits in {@code connect}
     */
    CompletionStage<ControlOutcome> transfer(WarmTransfer terms);

    /**
     * Stops the flow of the call and continues with another flow and the caller alone; the caller of an outbound call is the
     * party that answered first. A connected callee is hung up with cause 16, ringing targets are cancelled. Each verb of the
     * previous flow throws {@link io.github.ariadne4j.callflow.flow.CallEndedException} from then on and has no effect.
     * {@code run} of the other flow is called on a thread of its own and has the same session data
     * ({@link io.github.ariadne4j.callflow.flow.Call#session}).
     *
     * <p>A supervisor of the caller remains. A hold or mute of the caller remains. After a restart of the application
     * {@link io.github.ariadne4j.callflow.flow.FlowSelector} names the flow whose {@code resume} is called, as for any call: the
     * flow that redirects puts the data for that choice into the session first. A durable flow continues at its last step.
     *
     * @return completes once the other flow has begun; with {@link ControlOutcome.NotNow} before the call is admitted, while no
     *     party has answered an outbound call, and while the caller leaves the application
     * @throws IllegalArgumentException for {@link io.github.ariadne4j.callflow.flow.FlowSelector#foreignChannel()}
     */
    CompletionStage<ControlOutcome> redirect(CallFlow flow);

    /** Plays to a party, as {@link #play(Party, Play)}, once. */
    default CompletionStage<ControlOutcome> play(Party party, Prompt first, Prompt... more) {
        return play(party, Play.of(first, more));
    }

    /**
     * Plays to a party. The other party does not hear it, and the two do not hear each other during the playback. It begins after
     * a playback that is in progress. No key stops it: a tone continues until the call ends.
     *
     * @return completes once the playback has ended or was stopped
     */
    CompletionStage<ControlOutcome> play(Party party, Play play);
}
