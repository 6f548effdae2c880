package com.example.flows;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.function.Function;

/**
 * Connects two numbers: the first one is rung, and the second one once it has answered. Takes no calls from Asterisk.
 *
 * @param trunk the target of a number
 */
public record ClickToDial(Function<String, DialTarget> trunk) implements FlowSelector, CallFlow {
    @Override
    public CallFlow flowFor(IncomingCall call) {
        return FlowSelector.foreignChannel();
    }

    @Override
    public CallFlow flowForOutbound(IncomingCall call) {
        return this;
    }

    /** The request for {@code engine.originate}; the first telephone displays the number of the second one. */
    public Originate request(String first, String second) {
        return Originate.to(trunk.apply(first), this)
                .callerId(OutboundCallerId.of(second))
                .args(second);
    }

    @Override
    public void run(Call call) {
        DialTarget second = trunk.apply(call.incoming().args().get(0));
        if (call.dial(second) instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.play(Prompt.sound("number-not-answering"));
        }
    }
}
