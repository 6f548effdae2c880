package com.example.flows;

import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Records the talk with the desk if the caller consents; a key of the caller pauses and resumes it.
 *
 * @param notice asks for consent by key 1
 * @param calls the engine's {@code handle}
 */
public record ConsentedRecording(Prompt notice, DialTarget desk, Function<CallId, CallHandle> calls)
        implements CallFlow {
    private static final Recording TALK = Recording.ofTalk(Duration.ofHours(2)).labelled("consented");
    private static final Connect STAR_PAUSES = Connect.of().onKey('*', Party.CALLER, Connect.Key.Then.TELL_FLOW);

    @Override
    public void run(Call call) {
        call.answer();
        Gather consent = Gather.exactly(1).prompt(notice).accepting("1"::equals);
        boolean consents = call.gather(consent) instanceof GatherOutcome.Digits;
        call.note("consent", consents ? "given" : "not given");
        if (!(call.dial(desk) instanceof DialOutcome.Answered answered)) {
            call.play(Prompt.sound("vm-nobodyavail"));
        } else if (consents) {
            call.recordTalk(TALK, TalkTracks.MIXED);
            talk(call, answered);
        } else {
            call.handOver(answered.leg());
        }
    }

    private void talk(Call call, DialOutcome.Answered answered) {
        boolean paused = false;
        while (call.connect(answered.leg(), STAR_PAUSES) instanceof ConnectOutcome.KeyPressed) {
            RecordingControl order = paused ? RecordingControl.RESUME : RecordingControl.PAUSE;
            CompletionStage<ControlOutcome> ordered = calls.apply(call.id()).controlRecordings(order);
            paused ^= ordered.toCompletableFuture().join() instanceof ControlOutcome.Done;
        }
    }
}
