package com.example.flows;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.ScreenedCallee;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.List;

/**
 * Rings telephones in order; the callee hears the caller's number and accepts the call with key 1. A mailbox that answers a mobile
 * telephone presses no key, so the next telephone is tried.
 *
 * @param telephones the targets, in order
 */
public record CallScreening(List<DialTarget> telephones) implements CallFlow {
    private static final Gather ONE_TO_ACCEPT =
            Gather.exactly(1).accepting("1"::equals).tries(2);
    private static final Prompt OPTIONS = Prompt.sound("screen-callee-options");

    @Override
    public void run(Call call) {
        Route route = Route.inOrder(telephones).with(Ringback.RING).with(FailOver.ALWAYS);
        DialOutcome outcome = call.dial(Dial.to(route).screenedBy(CallScreening::accepts));
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.play(Prompt.sound("vm-nobodyavail"));
            call.hangUp(outcome.cause());
        }
    }

    private static boolean accepts(ScreenedCallee callee) {
        String caller = callee.incoming().caller().number();
        Gather gather = caller.matches("[0-9]{1,20}")
                ? ONE_TO_ACCEPT.prompt(Prompt.sound("vm-from-phonenumber"), Prompt.digits(caller), OPTIONS)
                : ONE_TO_ACCEPT.prompt(Prompt.sound("vm-unknown-caller"), OPTIONS);
        return callee.gather(gather) instanceof GatherOutcome.Digits;
    }
}
