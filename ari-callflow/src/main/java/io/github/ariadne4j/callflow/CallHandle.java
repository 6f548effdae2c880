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
import java.util.concurrent.CompletionStage;

/**
 * A call as the application sees it from outside its flow; given by {@link CallEngine#call} and {@link CallEngine#handle}. Holds nothing: it
 * may be kept, or dropped, at any time, and may be used on any thread. What is asked here changes the call as a signal does, in the order in
 * which the call is told of it.
 *
 * <p>The stages complete on a thread that may be blocked for a while, and never exceptionally: what came of an order is its
 * {@link ControlOutcome}. Orders are about {@link Party#CALLER} or {@link Party#CALLEE}, and throw {@link IllegalArgumentException} for
 * another party. Nothing is sent while another instance may own the call; an order waits then, and is answered once that is known.
 */
public interface CallHandle {
    /** The id of the call. */
    CallId id();

    /**
     * Ends the call with this cause in any of its states: every leg is hung up, a flow that waits gets
     * {@link io.github.ariadne4j.callflow.flow.CallEndedException}, and the record says that the application ended it. An unanswered
     * caller is told the nearest cause that SIP can say. A call that is ending or over is left as it is.
     *
     * @return completes once the call has been told, before its legs are gone, on a thread that may be blocked for a while; never
     *     exceptionally
     */
    CompletionStage<HangupOutcome> hangUp(HangupCause cause);

    /**
     * Puts a party on hold: it hears music instead of the other one, or is told by SIP if its endpoint has {@code moh_passthrough}. The other
     * one still hears it; {@link #mute} cuts that off. Harmless a second time.
     */
    CompletionStage<ControlOutcome> hold(Party party);

    /** Takes a party back that the application put on hold. Harmless if it is not on hold. */
    CompletionStage<ControlOutcome> unhold(Party party);

    /** Cuts off sound of a party. Harmless a second time. */
    CompletionStage<ControlOutcome> mute(Party party, MuteDirection direction);

    /** Ends {@link #mute} in this direction. Harmless if it is not muted. */
    CompletionStage<ControlOutcome> unmute(Party party, MuteDirection direction);

    /**
     * Plays music to a party. It may hear the other one beside the music, as was seen on Asterisk 22.10; {@link #hold} has music alone. Harmless a second time.
     *
     * @param musicClass a class of {@code musiconhold.conf}; one that Asterisk does not know is silence
     * @throws IllegalArgumentException unless the class is of letters, digits, {@code _ . -}
     */
    CompletionStage<ControlOutcome> music(Party party, String musicClass);

    /** Ends {@link #music}. Harmless if there is none. */
    CompletionStage<ControlOutcome> stopMusic(Party party);

    /**
     * Sends keys to a party as its endpoint expects them, one every 200 ms. They are masked in what is recorded of the call.
     *
     * @return completes once Asterisk has taken them, before the last one is sent
     * @throws IllegalArgumentException unless they are 1 to 64 of 0-9, A-D, * and #
     */
    CompletionStage<ControlOutcome> sendDtmf(Party party, String keys);

    /**
     * Begins to record the talk of caller and callee. It ends with the talk at the latest; the CDR names what was recorded. Of
     * the recording, format, longest time, beep (for a mixed one, which both parties hear; for one party, which none hears) and label are
     * used: no key ends it, and no silence.
     *
     * @return completes once all of it is recorded, or none is
     */
    CompletionStage<TalkRecordOutcome> recordTalk(Recording recording, TalkTracks tracks);

    /**
     * Pauses, resumes, mutes, unmutes or stops all recordings of the talk. Harmless a second time.
     *
     * @return completes with {@link ControlOutcome.LegAbsent} if the talk is not recorded
     */
    CompletionStage<ControlOutcome> controlRecordings(RecordingControl control);

    /** Lets a supervisor hear both parties of a talk, as {@link #supervise}; neither hears it. */
    default CompletionStage<ControlOutcome> listen(DialTarget supervisor, Party party) {
        return supervise(supervisor, Supervising.LISTEN, party);
    }

    /** Lets a supervisor hear both parties of a talk and speak to this one alone, as {@link #supervise}. */
    default CompletionStage<ControlOutcome> whisper(DialTarget supervisor, Party party) {
        return supervise(supervisor, Supervising.WHISPER, party);
    }

    /** Lets a supervisor hear both parties of a talk and speak to both, as {@link #supervise}. */
    default CompletionStage<ControlOutcome> barge(DialTarget supervisor, Party party) {
        return supervise(supervisor, Supervising.BARGE, party);
    }

    /**
     * Dials a supervisor and, once it has answered, lets it take part in the call: it hears what this party says and hears. It ends when the
     * supervisor hangs up, with this party's leg, or when another channel takes its place, and changes nothing for the call. The supervisor
     * is a leg of the record with the role {@code SUPERVISOR}. The gates are asked about the target, as about each that a call dials; it counts
     * against no limit.
     *
     * @param supervisor one telephone
     * @return completes once the supervisor hears the call, with {@link ControlOutcome.Refused} if it does not answer, or a gate refuses it
     * @throws IllegalArgumentException for every contact of an endpoint
     */
    CompletionStage<ControlOutcome> supervise(DialTarget supervisor, Supervising how, Party party);

    /**
     * Has the call leave what it does, and go on in another flow with its caller alone; the caller of an outbound call is the party that
     * answered first. A callee that talks is hung up with cause 16, targets that ring are cancelled. What the flow before was doing is
     * stopped; each of its verbs throws {@link io.github.ariadne4j.callflow.flow.CallEndedException} from then on, and what else it says is
     * not heard. {@code run} of the other flow is called on a thread of its own, and sees what the call keeps
     * ({@link io.github.ariadne4j.callflow.flow.Call#session}).
     *
     * <p>A supervisor who listens to the caller stays. A caller that was put on hold or muted stays so. After a restart of the application
     * {@link io.github.ariadne4j.callflow.flow.FlowSelector} names the flow whose {@code resume} is called, as for any call: what it has to
     * know of this one, this one puts into the session first. A durable flow goes on where it was.
     *
     * @return completes once the other flow has begun; with {@link ControlOutcome.NotNow} before the call is admitted, while no party has
     *     answered an outbound call, and while the caller is being given away
     * @throws IllegalArgumentException for {@link io.github.ariadne4j.callflow.flow.FlowSelector#notMine()}
     */
    CompletionStage<ControlOutcome> redirect(CallFlow flow);

    /** Plays to a party, as {@link #play(Party, Play)}, once. */
    default CompletionStage<ControlOutcome> play(Party party, Prompt first, Prompt... more) {
        return play(party, Play.of(first, more));
    }

    /**
     * Plays to a party. The other one hears nothing of it, and the two do not hear each other meanwhile. A playback that an order or the flow
     * began before is played first. No key stops it: a tone goes on until the call ends.
     *
     * @return completes once it has been played, or was stopped
     */
    CompletionStage<ControlOutcome> play(Party party, Play play);
}
