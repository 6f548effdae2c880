package com.example.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.util.List;

/**
 * Rings several telephones at once; if none answers, the caller may leave a message.
 *
 * @param telephones the targets
 */
public record RingGroup(List<DialTarget> telephones) implements CallFlow {
    private static final Recording MESSAGE = Recording.upTo(Duration.ofMinutes(2))
            .untilSilentFor(Duration.ofSeconds(5))
            .labelled("voicemail");

    @Override
    public void run(Call call) {
        DialOutcome outcome = call.dial(Route.together(telephones).with(Ringback.RING));
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            voicemail(call);
        }
    }

    private static void voicemail(Call call) {
        call.answer();
        call.play(Prompt.sound("vm-nobodyavail"), Prompt.sound("vm-intro"));
        call.record(MESSAGE);
        call.play(Prompt.sound("vm-msgsaved"), Prompt.sound("vm-goodbye"));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }
}
