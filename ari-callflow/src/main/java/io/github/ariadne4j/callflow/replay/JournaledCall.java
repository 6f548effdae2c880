package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowDivergedException;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.flow.SessionData;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
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
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call as a durable flow sees it: each verb is a step of its journal, and is done by the call if the journal has no outcome of
 * it. Used by the flow's thread only.
 */
public final class JournaledCall implements Call {
    private final ReplayableCall call;
    private final FlowJournal journal;
    private final JournaledLeg verbs;
    private final FlowSessionData kept;
    private final boolean stepGoesOn;
    private @Nullable DurableFlow continuesAs;

    /**
     * Of a call.
     *
     * @param call carries out the verbs
     * @param stepGoesOn whether the recording, or the outbound call, of the step that was interrupted goes on
     */
    public JournaledCall(ReplayableCall call, Supplier<Instant> clock, Journal journal, boolean stepGoesOn) {
        this.call = call;
        this.journal = new FlowJournal(call.id(), journal, call);
        this.verbs = new JournaledLeg(call.id(), call, clock, this.journal);
        this.kept = new FlowSessionData(call.id(), journal.data(), this::keep);
        this.stepGoesOn = stepGoesOn;
    }

    /** Why the flow cannot go on; null: it can. */
    public @Nullable FlowDivergedException diverged() {
        return journal.diverged();
    }

    /** The first step whose arguments differ from those of before; null: there is none. */
    @Nullable JournalEntry asksOtherwise() {
        return journal.asksOtherwise();
    }

    /** The step that comes next, if it is known from before. */
    @Nullable JournalEntry nextKnown() {
        return journal.nextKnown();
    }

    /** The flow has returned, which it did not do before at a step that is known. */
    public void returned() {
        journal.returned();
    }

    /** The flow that goes on in its place; null: none does. */
    public @Nullable DurableFlow continuesAs() {
        return continuesAs;
    }

    /** The data with which that flow begins. */
    public Journal next(DurableFlow flow) {
        return Journal.of(flow.name(), kept.values());
    }

    private <T> T step(StepIntent next, StepOutcome<T> outcomes, Supplier<T> verb) {
        return journal.step(next, outcomes, before -> verb.get());
    }

    private <T> T step(StepIntent next, StepOutcome<T> outcomes, Supplier<T> verb, Supplier<T> again) {
        return journal.step(next, outcomes, before -> (before == null ? verb : again).get());
    }

    private void step(StepIntent next, Runnable verb) {
        step(next, StepOutcome.DONE, () -> {
            verb.run();
            return true;
        });
    }

    private static StepIntent at(StepKind kind) {
        return at(kind, "");
    }

    private static StepIntent at(StepKind kind, String key) {
        return StepIntent.of(kind, key);
    }

    @Override
    public IncomingCall incoming() {
        return call.incoming();
    }

    @Override
    public Optional<String> header(String name) {
        return step(at(StepKind.HEADER, name), StepOutcome.OPTIONAL, () -> call.header(name));
    }

    @Override
    public Optional<String> variable(String name) {
        return step(at(StepKind.VARIABLE, name), StepOutcome.OPTIONAL, () -> call.variable(name));
    }

    @Override
    public void answer() {
        step(at(StepKind.ANSWER), call::answer);
    }

    @Override
    public void ring() {
        step(at(StepKind.RING), call::ring);
    }

    @Override
    public void progress() {
        step(at(StepKind.PROGRESS), call::progress);
    }

    @Override
    public PlayOutcome play(Play play) {
        return verbs.play(play);
    }

    @Override
    public GatherOutcome gather(Gather gather) {
        return verbs.gather(gather);
    }

    @Override
    public PauseOutcome pause(Pause pause) {
        return verbs.pause(pause);
    }

    @Override
    public RecordOutcome record(Recording recording) {
        return step(
                at(StepKind.RECORD).asking(recording),
                StepOutcome.RECORD,
                () -> call.record(recording),
                () -> recordedBefore(recording));
    }

    /** A recording that never began starts now. */
    private RecordOutcome recordedBefore(Recording recording) {
        RecordOutcome there = stepGoesOn ? call.recordedBefore() : null;
        return there == null ? call.record(recording) : there;
    }

    @Override
    public ControlOutcome hold(Party party) {
        return control(at(StepKind.HOLD, party.name()), () -> call.hold(party));
    }

    @Override
    public ControlOutcome unhold(Party party) {
        return control(at(StepKind.UNHOLD, party.name()), () -> call.unhold(party));
    }

    @Override
    public ControlOutcome mute(Party party, MuteDirection direction) {
        return control(at(StepKind.MUTE, party.name()).asking(direction), () -> call.mute(party, direction));
    }

    @Override
    public ControlOutcome unmute(Party party, MuteDirection direction) {
        return control(at(StepKind.UNMUTE, party.name()).asking(direction), () -> call.unmute(party, direction));
    }

    @Override
    public ControlOutcome music(Party party, String musicClass) {
        return control(at(StepKind.MUSIC, party.name()).asking(musicClass), () -> call.music(party, musicClass));
    }

    @Override
    public ControlOutcome stopMusic(Party party) {
        return control(at(StepKind.STOP_MUSIC, party.name()), () -> call.stopMusic(party));
    }

    private ControlOutcome control(StepIntent next, Supplier<ControlOutcome> verb) {
        return step(next, StepOutcome.CONTROL, verb);
    }

    @Override
    public ControlOutcome sendDtmf(Party party, String keys) {
        return step(
                at(StepKind.SEND_DTMF, party.name()).asking(keys.length()),
                StepOutcome.CONTROL,
                () -> call.sendDtmf(party, keys),
                ControlOutcome.Unknown::new);
    }

    @Override
    public ControlOutcome play(Party party, Play play) {
        return control(at(StepKind.PLAY_TO, party.name()).asking(StepArguments.of(play)), () -> call.play(party, play));
    }

    @Override
    public TalkRecordOutcome recordTalk(Recording recording, TalkTracks tracks) {
        return step(
                at(StepKind.RECORD_TALK, tracks.name()).asking(recording),
                StepOutcome.TALK_RECORD,
                () -> call.recordTalk(recording, tracks),
                () -> talkRecordedBefore(recording, tracks));
    }

    /** A talk is not recorded twice. */
    private TalkRecordOutcome talkRecordedBefore(Recording recording, TalkTracks tracks) {
        TalkRecordOutcome there = stepGoesOn ? call.talkRecordedBefore() : null;
        return there == null ? call.recordTalk(recording, tracks) : there;
    }

    @Override
    public ControlOutcome hangUpCallee(HangupCause cause) {
        return control(at(StepKind.HANG_UP_CALLEE, Party.CALLEE.name()).asking(cause), () -> call.hangUpCallee(cause));
    }

    @Override
    public DialOutcome dial(Dial dial) {
        return step(
                at(StepKind.DIAL).asking(StepArguments.of(dial.route())),
                StepOutcome.DIAL,
                () -> call.dial(dial),
                () -> call.dialledBefore(dial));
    }

    @Override
    public ConnectOutcome connect(AnsweredLeg leg, Connect connect) {
        return step(
                at(StepKind.CONNECT).asking(leg.number(), connect),
                StepOutcome.ofConnect(connect),
                () -> call.connect(leg, connect),
                () -> call.connectAgain(leg, connect));
    }

    @Override
    public TransferOutcome transfer(AnsweredLeg agent, WarmTransfer terms) {
        return step(
                at(StepKind.TRANSFER).asking(StepArguments.of(agent, terms)),
                StepOutcome.TRANSFER,
                () -> call.transfer(agent, terms),
                () -> call.transferredBefore(agent));
    }

    @Override
    public JoinOutcome join(Room room) {
        return step(
                at(StepKind.JOIN).asking(room), StepOutcome.JOIN, () -> call.join(room), () -> call.joinAgain(room));
    }

    @Override
    public void handOver(AnsweredLeg leg, Connect connect) {
        journal.end("handOver");
        call.handOver(leg, connect);
    }

    @Override
    public void dialAndBridge(Route route) {
        journal.end("dialAndBridge");
        call.dialAndBridge(route);
    }

    @Override
    public LeaveOutcome leave(Departure where) {
        return step(
                at(StepKind.LEAVE).asking(where), StepOutcome.LEAVE, () -> call.leave(where), LeaveOutcome.Stayed::new);
    }

    @Override
    public OriginateRequestOutcome originate(Originate request) {
        CallId id = call.outboundId();
        StepIntent intent =
                at(StepKind.ORIGINATE).asking(StepArguments.of(request)).by(id.toString());
        return journal.step(
                intent,
                StepOutcome.ORIGINATE,
                before -> before == null ? call.originate(id, request) : originatedBefore(before));
    }

    private OriginateRequestOutcome originatedBefore(JournalEntry interrupted) {
        CallId id = CallId.parse(Objects.requireNonNull(interrupted.operation()));
        return stepGoesOn ? new OriginateRequestOutcome.Accepted(id) : new OriginateRequestOutcome.Unknown(id);
    }

    @Override
    public void hangUp(HangupCause cause) {
        if (journal.isOver()) {
            call.hangUpKept(cause);
            return;
        }
        journal.end("hangUp");
        call.hangUp(cause);
    }

    @Override
    public SessionData session() {
        return kept;
    }

    private boolean keep(SessionKey<?> key, String value) {
        return step(at(StepKind.PUT, key.name()).asking(value), StepOutcome.DONE, () -> call.keep(key, value));
    }

    @Override
    public <T> T recorded(SessionKey<T> name, Supplier<T> value) {
        return name.read(step(at(StepKind.RECORDED, name.name()), StepOutcome.TEXT, () -> name.write(value.get())));
    }

    @Override
    public boolean replaying() {
        return journal.isReplaying();
    }

    @Override
    public void continueAs(DurableFlow next) {
        journal.end("continueAs");
        call.beginJournal(next.name());
        journal.close();
        continuesAs = next;
    }

    /** Is no step of a flow that has given its call away, as such a flow does not run again. */
    @Override
    public void note(String name, String value) {
        FlowNotes.check(call.id(), name, value);
        if (call.isGivenAway()) {
            call.note(name, value);
        } else {
            step(at(StepKind.NOTE, name).asking(value), () -> call.note(name, value));
        }
    }
}
