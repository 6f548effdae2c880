package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
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
import io.github.ariadne4j.callflow.verb.LeaveOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call as a durable flow sees it: each verb is a step of its journal, and is done by the call if the journal does not know what came of
 * it. Used by the flow's thread only.
 */
public final class JournaledCall implements Call {
    private final ReplayableCall call;
    private final Supplier<Instant> clock;
    private final FlowJournal journal;
    private final FlowSessionData kept;
    private final boolean recordingGoesOn;
    private @Nullable DurableFlow continuesAs;

    /**
     * Of a call.
     *
     * @param call does what the verbs say
     * @param recordingGoesOn whether a recording that was interrupted goes on in Asterisk
     */
    public JournaledCall(ReplayableCall call, Supplier<Instant> clock, Journal journal, boolean recordingGoesOn) {
        this.call = call;
        this.clock = clock;
        this.journal = new FlowJournal(call.id(), journal, call);
        this.kept = new FlowSessionData(call.id(), journal.data(), this::keep);
        this.recordingGoesOn = recordingGoesOn;
    }

    /** Why the flow cannot go on; null: it can. */
    public @Nullable FlowDivergedException diverged() {
        return journal.diverged();
    }

    /** The flow has returned, which it did not do before at a step that is known. */
    public void returned() {
        journal.returned();
    }

    /** The flow that goes on in its place; null: none does. */
    public @Nullable DurableFlow continuesAs() {
        return continuesAs;
    }

    /** What that one begins with. */
    public Journal next(DurableFlow flow) {
        return Journal.of(flow.name(), kept.values());
    }

    private <T> T step(StepKind kind, String key, StepOutcome<T> outcomes, Supplier<T> verb) {
        return journal.step(kind, key, null, outcomes, before -> verb.get());
    }

    private <T> T step(StepKind kind, StepOutcome<T> outcomes, Supplier<T> verb, Supplier<T> again) {
        Function<@Nullable JournalEntry, T> either = before -> (before == null ? verb : again).get();
        return journal.step(kind, "", null, outcomes, either);
    }

    private void step(StepKind kind, String key, Runnable verb) {
        step(kind, key, StepOutcome.DONE, () -> {
            verb.run();
            return true;
        });
    }

    @Override
    public IncomingCall incoming() {
        return call.incoming();
    }

    @Override
    public Optional<String> header(String name) {
        return step(StepKind.HEADER, name, StepOutcome.OPTIONAL, () -> call.header(name));
    }

    @Override
    public Optional<String> variable(String name) {
        return step(StepKind.VARIABLE, name, StepOutcome.OPTIONAL, () -> call.variable(name));
    }

    @Override
    public void answer() {
        step(StepKind.ANSWER, "", call::answer);
    }

    @Override
    public void ring() {
        step(StepKind.RING, "", call::ring);
    }

    @Override
    public void progress() {
        step(StepKind.PROGRESS, "", call::progress);
    }

    @Override
    public PlayOutcome play(Play play) {
        return step(StepKind.PLAY, "", StepOutcome.ofPlay(play), () -> call.play(play));
    }

    @Override
    public GatherOutcome gather(Gather gather) {
        return step(StepKind.GATHER, "", StepOutcome.GATHER, () -> call.gather(gather));
    }

    @Override
    public PauseOutcome pause(Pause pause) {
        Instant end = clock.get().plus(pause.time());
        return journal.step(
                StepKind.PAUSE,
                "",
                end,
                StepOutcome.PAUSE,
                before -> before == null ? call.pause(pause) : pauseUntil(before.deadline(), pause));
    }

    private PauseOutcome pauseUntil(@Nullable Instant end, Pause pause) {
        Duration left = Duration.between(clock.get(), Objects.requireNonNullElse(end, Instant.MIN));
        return left.compareTo(Duration.ZERO) > 0 ? call.pause(pause.lasting(left)) : PauseOutcome.TIME_IS_OVER;
    }

    @Override
    public RecordOutcome record(Recording recording) {
        return step(StepKind.RECORD, StepOutcome.RECORD, () -> call.record(recording), () -> recordedBefore(recording));
    }

    /** What never began is recorded now. */
    private RecordOutcome recordedBefore(Recording recording) {
        RecordOutcome there = recordingGoesOn ? call.recordedBefore() : null;
        return there == null ? call.record(recording) : there;
    }

    @Override
    public ControlOutcome hold(Party party) {
        return control(StepKind.HOLD, party, () -> call.hold(party));
    }

    @Override
    public ControlOutcome unhold(Party party) {
        return control(StepKind.UNHOLD, party, () -> call.unhold(party));
    }

    @Override
    public ControlOutcome mute(Party party, MuteDirection direction) {
        return control(StepKind.MUTE, party, () -> call.mute(party, direction));
    }

    @Override
    public ControlOutcome unmute(Party party, MuteDirection direction) {
        return control(StepKind.UNMUTE, party, () -> call.unmute(party, direction));
    }

    @Override
    public ControlOutcome music(Party party, String musicClass) {
        return control(StepKind.MUSIC, party, () -> call.music(party, musicClass));
    }

    @Override
    public ControlOutcome stopMusic(Party party) {
        return control(StepKind.STOP_MUSIC, party, () -> call.stopMusic(party));
    }

    private ControlOutcome control(StepKind kind, Party party, Supplier<ControlOutcome> verb) {
        return step(kind, party.name(), StepOutcome.CONTROL, verb);
    }

    @Override
    public ControlOutcome sendDtmf(Party party, String keys) {
        return step(
                StepKind.SEND_DTMF, StepOutcome.CONTROL, () -> call.sendDtmf(party, keys), ControlOutcome.Unknown::new);
    }

    @Override
    public TalkRecordOutcome recordTalk(Recording recording, TalkTracks tracks) {
        return step(
                StepKind.RECORD_TALK, tracks.name(), StepOutcome.TALK_RECORD, () -> call.recordTalk(recording, tracks));
    }

    @Override
    public DialOutcome dial(Dial dial) {
        return step(StepKind.DIAL, StepOutcome.DIAL, () -> call.dial(dial), call::dialledBefore);
    }

    @Override
    public ConnectOutcome connect(AnsweredLeg leg, Connect connect) {
        return step(
                StepKind.CONNECT,
                StepOutcome.ofConnect(connect),
                () -> call.connect(leg, connect),
                () -> call.connectAgain(leg, connect));
    }

    @Override
    public void handOver(AnsweredLeg leg, Connect connect) {
        journal.end();
        call.handOver(leg, connect);
    }

    @Override
    public void dialAndBridge(Route route) {
        journal.end();
        call.dialAndBridge(route);
    }

    @Override
    public LeaveOutcome leave(Departure where) {
        return step(StepKind.LEAVE, StepOutcome.LEAVE, () -> call.leave(where), LeaveOutcome.Stayed::new);
    }

    @Override
    public void hangUp(HangupCause cause) {
        journal.end();
        call.hangUp(cause);
    }

    @Override
    public SessionData session() {
        return kept;
    }

    private boolean keep(SessionKey<?> key, String value) {
        return step(StepKind.PUT, key.name(), StepOutcome.DONE, () -> call.keep(key, value));
    }

    @Override
    public <T> T recorded(SessionKey<T> name, Supplier<T> value) {
        return name.read(step(StepKind.RECORDED, name.name(), StepOutcome.TEXT, () -> name.write(value.get())));
    }

    @Override
    public boolean replaying() {
        return journal.isReplaying();
    }

    @Override
    public void continueAs(DurableFlow next) {
        journal.end();
        call.beginJournal(next.name());
        journal.close();
        continuesAs = next;
    }

    @Override
    public void note(String name, String value) {
        step(StepKind.NOTE, name, () -> call.note(name, value));
    }
}
