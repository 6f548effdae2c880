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
import io.github.ariadne4j.callflow.engine.AsteriskCalls;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.util.concurrent.CompletionStage;

/**
 * The {@link CallHandle} of a running engine.
 *
 * @param id the call
 * @param calls the calls of the engine
 */
record EngineCallHandle(CallId id, AsteriskCalls calls) implements CallHandle {
    @Override
    public CompletionStage<HangupOutcome> hangUp(HangupCause cause) {
        return calls.hangUp(id, cause);
    }

    @Override
    public CompletionStage<ControlOutcome> hold(Party party) {
        return control(party, new LegVerb.Hold());
    }

    @Override
    public CompletionStage<ControlOutcome> unhold(Party party) {
        return control(party, new LegVerb.Unhold());
    }

    @Override
    public CompletionStage<ControlOutcome> mute(Party party, MuteDirection direction) {
        return control(party, new LegVerb.Mute(direction));
    }

    @Override
    public CompletionStage<ControlOutcome> unmute(Party party, MuteDirection direction) {
        return control(party, new LegVerb.Unmute(direction));
    }

    @Override
    public CompletionStage<ControlOutcome> music(Party party, String musicClass) {
        return control(party, new LegVerb.StartMusic(musicClass));
    }

    @Override
    public CompletionStage<ControlOutcome> stopMusic(Party party) {
        return control(party, new LegVerb.StopMusic());
    }

    @Override
    public CompletionStage<ControlOutcome> sendDtmf(Party party, String keys) {
        return control(party, new LegVerb.SendKeys(new Keys(keys)));
    }

    private CompletionStage<ControlOutcome> control(Party party, LegVerb verb) {
        return calls.order(id, new CallOrder.Control(party, verb));
    }

    @Override
    public CompletionStage<TalkRecordOutcome> recordTalk(Recording recording, TalkTracks tracks) {
        return calls.recordTalk(id, new CallOrder.RecordTalk(recording, tracks));
    }

    @Override
    public CompletionStage<ControlOutcome> controlRecordings(RecordingControl control) {
        return calls.order(id, new CallOrder.SteerRecordings(control));
    }

    @Override
    public CompletionStage<ControlOutcome> supervise(DialTarget supervisor, Supervising how, Party party) {
        return calls.supervise(id, new CallOrder.Supervise(supervisor, how, party));
    }

    @Override
    public CompletionStage<ControlOutcome> transfer(WarmTransfer terms) {
        return calls.transfer(id, new CallOrder.Transfer(terms));
    }

    @Override
    public CompletionStage<ControlOutcome> redirect(CallFlow flow) {
        return calls.order(id, new CallOrder.Redirect(flow));
    }

    @Override
    public CompletionStage<ControlOutcome> play(Party party, Play play) {
        return calls.play(id, new CallOrder.PlayTo(party, play));
    }
}
