package io.github.ariadne4j.examples.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Prompt;

/**
 * Plays an announcement as early media: the caller is not answered and pays nothing. Any thread.
 *
 * @param announcement what is played
 */
public record ClosedNow(Prompt announcement) implements CallFlow {
    @Override
    public void run(Call call) {
        call.play(announcement);
        call.hangUp(HangupCause.SUBSCRIBER_ABSENT);
    }
}
