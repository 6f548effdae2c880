package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.LeaveOutcome;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The call of a flow, and the verbs on it. Every verb may be used on the flow's thread only and blocks it until the verb is
 * done; on any other thread every verb throws an {@link IllegalStateException}, and {@code CallHandle} is to be used.
 * Once the caller is gone every verb throws {@link CallEndedException}, except {@link #originate}, {@link #recorded(SessionKey, Supplier)},
 * {@link #note} and those for a callee that stays ({@link Connect#keepingCallee}). The engine cleans up what a flow leaves.
 */
public interface Call extends PartyControl {
    /** The most fields that the CDR of a call has when {@link #note} adds one. */
    int MOST_NOTES = 64;

    /** The longest name of a note, in characters. */
    int LONGEST_NOTE_NAME = 64;

    /** The longest value of a note, in characters. */
    int LONGEST_NOTE = 1_024;

    /** The call as it came in. */
    IncomingCall incoming();

    /** The call's id. */
    default CallId id() {
        return incoming().id();
    }

    /** The dialled number, as received; untrusted. */
    default String dialled() {
        return incoming().dialled();
    }

    /**
     * The number that was dialled, without what came around it.
     *
     * @throws IllegalArgumentException if what was dialled is no number
     */
    default DialledNumber dialledNumber() {
        return incoming().dialledNumber();
    }

    /** The caller's number as it came; empty if unknown, and untrusted. */
    default String callerNumber() {
        return incoming().caller().number();
    }

    /**
     * Reads a SIP header of the caller's INVITE, untrusted. Asks Asterisk each time.
     *
     * @param name a constant of the program
     * @return empty if the INVITE has none of this name, or the caller is on no PJSIP channel
     * @throws IllegalArgumentException if the name is no token of RFC 3261
     * @throws io.github.ariadne4j.ari.request.AriException if Asterisk does not answer
     */
    Optional<String> header(String name);

    /**
     * Reads a variable of the caller's channel, as {@code CAMPAIGN}, or {@code CHANNEL}, {@code CALLERID}, {@code CONNECTEDLINE} or
     * {@code REDIRECTING} with an argument, as {@code CHANNEL(language)}. Asks Asterisk each time.
     *
     * @param name a constant of the program
     * @return empty if it is not set
     * @throws IllegalArgumentException if the name is neither
     * @throws io.github.ariadne4j.ari.request.AriException if Asterisk does not answer
     */
    Optional<String> variable(String name);

    /** Answers the caller. */
    void answer();

    /**
     * Indicates ringing to the caller (SIP: 180). Asterisk sends 183 instead to a caller that had a progress indication before.
     *
     * @throws io.github.ariadne4j.ari.request.AriException if Asterisk refuses
     */
    void ring();

    /**
     * Tells the caller that its call goes on (SIP: 183), so that it listens to early media: what is played to it before {@link #answer()}.
     * {@link #play}, {@link #gather} and music send it by themselves.
     *
     * @throws io.github.ariadne4j.ari.request.AriException if Asterisk refuses; an earlier one than 20.16, 21.11 or 22.6 cannot do it
     */
    void progress();

    /** Plays to the caller, as {@link #play(Play)}, once and to the end. */
    default PlayOutcome play(Prompt first, Prompt... more) {
        return play(Play.of(first, more));
    }

    /**
     * Plays to the caller and waits for the end of it; before {@link #answer()} it is early media.
     *
     * @throws io.github.ariadne4j.ari.request.AriException if Asterisk refuses to begin
     */
    PlayOutcome play(Play play);

    /**
     * Collects the keys that the caller presses: as RFC 4733 events, SIP INFO or tones, as the endpoint's {@code dtmf_mode} has it.
     * Keys that are pressed while the flow does something else, up to 64 of them, are kept for the next one; they are lost with the
     * process. A prompt that cannot be played is left out, and a warning in the log names it.
     */
    GatherOutcome gather(Gather gather);

    /** Waits in silence for this time, as {@link #pause(Pause)}. */
    default void pause(Duration time) {
        pause(Pause.of(time));
    }

    /**
     * Waits for a time, or until something has happened, and plays music and announcements to the caller meanwhile if requested;
     * keys that are pressed are kept.
     */
    PauseOutcome pause(Pause pause);

    /**
     * Records what the caller says, and waits for the end of it; the caller is answered, if that has not happened. The file lies in
     * Asterisk's spool directory. Its name is made of the call's id, the label, and numbers that are never used twice; the CDR has the names of
     * all of a call in one field, also if the caller hangs up meanwhile, which keeps what there is.
     *
     * <p>Asterisk records no channel that is in a bridge, as the caller is while a callee is connected with it: then the outcome is
     * {@link RecordOutcome.Failed}. After a talk, and after a {@link #dial(Route)} that no callee answered, the caller is taken out of the
     * bridge first.
     *
     * @throws io.github.ariadne4j.ari.request.AriException if Asterisk refuses to begin, as it does not have the format
     */
    RecordOutcome record(Recording recording);

    /**
     * Begins to record the talk with the callee that {@link #dial} was answered by; waits until it is recorded, not for the end of it. It ends
     * with the talk, or before that through {@code CallHandle}. Of the recording, format, longest time, beep (for a mixed one, which both
     * parties hear; for one party, which none hears) and label are used: no key ends it, and no silence.
     *
     * <pre>{@code
     * if (call.dial(route) instanceof DialOutcome.Answered answered) {
     *     call.recordTalk(Recording.ofTalk(Duration.ofHours(2)), TalkTracks.MIXED);
     *     call.connect(answered.leg(), Connect.of());
     * }
     * }</pre>
     */
    TalkRecordOutcome recordTalk(Recording recording, TalkTracks tracks);

    /**
     * Dials with the caller listening: what the caller hears is the route's ringback, and both talk from the moment a callee
     * answers. After an answer, {@link #connect} or {@link #handOver} lets them. Two agents at once, with music until one of them answers:
     *
     * <pre>{@code
     * DialOutcome outcome = call.dial(Route.together(List.of(DialTarget.endpoint("agent1"), DialTarget.endpoint("agent2")))
     *         .with(Ringback.MUSIC));
     * }</pre>
     *
     * @throws IllegalStateException if a callee is connected with the caller
     */
    default DialOutcome dial(Route route) {
        return dial(Dial.to(route));
    }

    /**
     * Dials as {@link #dial(Route)}; with {@link Dial#screenedBy} a callee who answers hears what the screening plays to it, and is the
     * one that answered once it has accepted. The other targets ring on meanwhile. One that declines is rejected (21), one whose time is
     * over has not answered (19), and one that hangs up has its own cause: the route goes on after them as its
     * {@link io.github.ariadne4j.callflow.route.FailOver} defines.
     *
     * <p>A recovery goes on with the screenings of a {@link DurableFlow}. Of any other flow, callees that were dialled are hung up, and
     * {@link CallFlow#resume} is called, unless one had accepted and was connected by then.
     *
     * @throws IllegalStateException if a callee is connected with the caller
     */
    DialOutcome dial(Dial dial);

    /**
     * Lets the caller talk with the leg that answered, and returns when that talk has ended and the caller is still there: the flow
     * goes on with it. A leg that left before this verb is one that left. It also returns when one of {@link Connect#keys()} is pressed:
     * where that key leaves them connected, the flow may do something with the caller and connect them once more. A limit goes on meanwhile,
     * and holds for the next verb too if that has none of its own.
     *
     * <pre>{@code
     * ConnectOutcome outcome = call.connect(answered.leg(), Connect.of().atMost(Duration.ofMinutes(10)));
     * if (outcome instanceof ConnectOutcome.TimeLimit) {
     *     call.play(Prompt.sound("time-is-up"));
     * }
     * }</pre>
     *
     * @throws IllegalArgumentException if the leg is not the one that is connected with the caller
     */
    ConnectOutcome connect(AnsweredLeg leg, Connect connect);

    /**
     * Hangs up the callee that is connected, and goes on with the caller, as after a {@link #connect} that has returned
     * {@link ConnectOutcome.CalleeLeft}. Recordings of the talk end. A callee that has stayed after the end of the call is hung up too.
     *
     * <pre>{@code
     * if (call.connect(answered.leg(), terms) instanceof ConnectOutcome.KeyPressed) {
     *     call.hangUpCallee(HangupCause.NORMAL_CLEARING);
     *     call.gather(rating);
     * }
     * }</pre>
     *
     * @return {@link ControlOutcome.Done} before the callee's leg is gone; {@link ControlOutcome.LegAbsent} if none is connected, as it has left
     */
    ControlOutcome hangUpCallee(HangupCause cause);

    /**
     * Has the callee, here the agent, transfer the caller to a target, and returns when that has ended and the caller has not hung up. The
     * caller hears music; the agent hears the target ring, then both consult. The agent's key of {@link WarmTransfer#completeKey()}, or its
     * hang-up, connects caller and target, and the agent is hung up. An agent that hangs up while the target rings leaves the caller waiting
     * for it. The agent's key of {@link WarmTransfer#takeBackKey()} and all that the target does but answer connect caller and agent again, and
     * the target is hung up. Other keys mean nothing. A time limit of the talk with the agent ends here, and so do recordings of it.
     *
     * <pre>{@code
     * TransferOutcome outcome = call.transfer(agent, WarmTransfer.to(billing).completedBy('1').takenBackBy('*'));
     * call.connect(outcome instanceof TransferOutcome.Joined joined ? joined.target() : agent, Connect.of());
     * }</pre>
     *
     * <p>The target is one telephone, and is counted against the limits of its endpoint. After a recovery the transfer goes on; without a
     * durable flow, the call then ends when either connected party hangs up.
     *
     * @param agent the leg that is connected with the caller; one that has left is {@link TransferOutcome.Failed}
     * @throws IllegalArgumentException if the leg is not the one that is connected with the caller
     */
    TransferOutcome transfer(AnsweredLeg agent, WarmTransfer terms);

    /**
     * Puts the caller into a room, a conference by name, with all calls that joined it on this Asterisk, and returns once the caller is out
     * of it and has not hung up: the flow goes on with it. Answers the caller. A callee that is connected is hung up first. Keys that
     * are pressed in a room have no effect, except {@link Room#leaveKey()}. The field {@code room} of the CDR has the name of the room.
     *
     * <pre>{@code
     * JoinOutcome outcome = call.join(Room.named("board").leftBy('#'));
     * }</pre>
     *
     * <p>After a recovery the caller is in its room as before. A flow that is not durable is resumed once the caller is out of it.
     */
    JoinOutcome join(Room room);

    /** Leaves the caller with the leg that answered, as {@link #handOver(AnsweredLeg, Connect)} without a limit. */
    default void handOver(AnsweredLeg leg) {
        handOver(leg, Connect.of());
    }

    /**
     * Leaves the caller with the leg that answered, and holds no thread meanwhile; the engine ends the call when either hangs up, and
     * at the time limit. A leg that left before this verb ends the call at once. Ends the flow.
     *
     * @throws IllegalArgumentException if the leg is not the one that is connected with the caller, or if keys are to mean something, or
     *     the callee is to stay: no flow is left to receive it
     */
    void handOver(AnsweredLeg leg, Connect connect);

    /**
     * Hands the call to the engine, which dials the route and bridges; does not wait. Ends the flow.
     *
     * @throws IllegalStateException if a callee is connected with the caller
     */
    void dialAndBridge(Route route);

    /** Gives the caller back to the dialplan, as {@link #leave} to {@link Departure.ToDialplan}. */
    default LeaveOutcome continueInDialplan(String context, String extension, int priority) {
        return leave(new Departure.ToDialplan(context, extension, priority));
    }

    /** Gives the caller to another Stasis application, as {@link #leave} to {@link Departure.ToApplication}. */
    default LeaveOutcome move(String application, String... args) {
        return leave(new Departure.ToApplication(application, List.of(args)));
    }

    /**
     * Has the caller's side call another address, as {@link #leave} with {@link Departure.Redirect}. The caller stays if a gate refuses the
     * address, which the CDR has then.
     */
    default LeaveOutcome redirect(ContactUri address) {
        return leave(new Departure.Redirect(address));
    }

    /**
     * Gives the caller away and waits until it has left. The call is then over for this application: any other leg is hung up, and the
     * CDR has the application as the end's source and cause 23 (redirection to a new destination). Nothing is sent to the caller's channel
     * afterwards. Ends the flow if the caller has left.
     *
     * @throws io.github.ariadne4j.ari.request.AriException if Asterisk refuses; the caller is still here then
     */
    LeaveOutcome leave(Departure where);

    /** Ends the call; an unanswered caller gets the cause. Ends the flow. */
    void hangUp(HangupCause cause);

    /**
     * Begins another call, an outbound one, as {@code CallEngine.originate} does, and returns once it has begun or is refused; it does not
     * wait for an answer. The two calls are independent: neither ends with the other. Asks nothing of this call, and so works after its end too.
     *
     * <p>A {@link DurableFlow} begins each such call at most once. If its instance ends in this verb, the other call goes on, and this verb is
     * {@link OriginateRequestOutcome.Accepted}; if the next instance finds neither a session nor a channel of it, {@link OriginateRequestOutcome.Unknown}.
     *
     * <pre>{@code
     * CallId guest = call.originate(Originate.to(DialTarget.endpoint("anna"), new Guest()).args(room)).id();
     * }</pre>
     *
     * @throws IllegalStateException if this call was handed over or hung up by its flow
     */
    OriginateRequestOutcome originate(Originate request);

    /** Data that is kept with the call, and is present again in {@link CallFlow#resume}. */
    SessionData session();

    /**
     * The value of a supplier that is asked once: a durable flow that runs again gets the same value. For all that a flow depends on besides its
     * verbs: a look-up, a file, a clock. The supplier may block, and uses no verb. It is asked again if the instance ends before its value is written. An
     * {@link io.github.ariadne4j.ari.request.AriException}, {@link IllegalStateException} or {@link IllegalArgumentException} that it throws is
     * thrown again; after any other exception it is asked again. In a flow that is not durable it is asked each time.
     *
     * @param name names the step and defines how the value is written; may be used more than once
     * @throws NullPointerException if the value is null
     */
    <T> T recorded(SessionKey<T> name, Supplier<T> value);

    /** A text, as {@link #recorded(SessionKey, Supplier)}. */
    default String recorded(String name, Supplier<String> value) {
        return recorded(SessionKey.text(name), value);
    }

    /** The time, in milliseconds; the same when a durable flow runs again. */
    default Instant now() {
        return Instant.ofEpochMilli(recorded(SessionKey.number("now"), System::currentTimeMillis));
    }

    /**
     * A number of those from 0 to below this one; the same when a durable flow runs again.
     *
     * @throws IllegalArgumentException unless the bound is positive
     */
    default int random(int bound) {
        return Math.toIntExact(recorded(SessionKey.number("random"), () ->
                (long) ThreadLocalRandom.current().nextInt(bound)));
    }

    /** Whether a durable flow runs again, and has not come to where it was: what it logs was logged before. */
    boolean replaying();

    /**
     * Goes on with another durable flow, or with this one from its start, and begins a new journal: a loop of many steps does so from
     * time to time. What the flow {@linkplain #session() keeps} stays. Return from the flow after that. {@link FlowSelector#flowNamed} has to
     * know that flow.
     *
     * @throws IllegalStateException if this flow is not durable
     */
    void continueAs(DurableFlow next);

    /**
     * Adds a field to the call's CDR, or changes it. Works after the end of the call too. The session and the journal of a durable flow have it as well,
     * so that it is bounded.
     *
     * @param name up to {@value #LONGEST_NOTE_NAME} characters
     * @param value up to {@value #LONGEST_NOTE} characters
     * @throws NullPointerException if the name or the value is null
     * @throws IllegalArgumentException if the name or the value is too long
     * @throws IllegalStateException if it is a further field, and the CDR has {@value #MOST_NOTES} already
     */
    void note(String name, String value);
}
