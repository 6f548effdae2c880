package com.example.flows;

import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.function.Function;

/**
 * Offers callers a call back. An agent is rung first, and then the caller.
 *
 * @param trunk the target of a number
 * @param calls the engine's {@code originate}
 */
public record Callback(DialTarget agent, Function<String, DialTarget> trunk, Function<Originate, OriginatedCall> calls)
        implements FlowSelector {
    @Override
    public CallFlow flowFor(IncomingCall call) {
        return this::ask;
    }

    @Override
    public CallFlow flowForOutbound(IncomingCall call) {
        return this::connect;
    }

    /** Calls this customer back. Any thread. */
    public OriginatedCall request(String number) {
        Originate agentFirst = Originate.to(agent, this::connect).args(number);
        return calls.apply(agentFirst.callerId(OutboundCallerId.of(number)).noted("callback", number));
    }

    private void ask(Call call) {
        String number = call.callerNumber();
        call.answer();
        call.play(Prompt.sound("vm-nobodyavail"));
        if (number.matches("[0-9]{3,20}") && call.gather(confirming(number)) instanceof GatherOutcome.Digits) {
            call.play(Prompt.sound("auth-thankyou"));
            request(number);
        }
    }

    private static Gather confirming(String number) {
        Prompt press = Prompt.sound("if-correct-press");
        return Gather.exactly(1)
                .prompt(Prompt.sound("telephone-number"), Prompt.digits(number), press, Prompt.digits("1"))
                .accepting("1"::equals);
    }

    private void connect(Call call) {
        call.dialAndBridge(trunk.apply(call.incoming().args().get(0)));
    }
}
