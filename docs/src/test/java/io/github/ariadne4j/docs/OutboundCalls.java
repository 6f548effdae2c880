package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;

/** What the guide says of outbound calls. */
final class OutboundCalls {
    private OutboundCalls() {}

    static void remind(CallEngine engine) {
        Originate reminder = Originate.to(
                        DialTarget.pjsip("carrier", "331234567890"),
                        call -> call.play(Prompt.sound("your-appointment")))
                .answerWithin(Duration.ofSeconds(25))
                .callerId(OutboundCallerId.of("+33123456789"))
                .account("surgery")
                .noted("appointment", "4711");
        OriginatedCall originated = engine.originate(reminder);
        originated.outcome().thenAccept(outcome -> {
            if (outcome instanceof OriginateOutcome.NotAnswered not) {
                tryAgainLater(originated.id().toString(), not.cause());
            }
        });
    }

    private static void tryAgainLater(String call, HangupCause cause) {
        System.out.println("call " + call + ": " + cause);
    }

    /** Rings the agent, then the customer, and lets them talk. */
    static final class ClickToDial implements CallFlow {
        @Override
        public void run(Call call) {
            DialTarget customer =
                    DialTarget.pjsip("carrier", call.incoming().args().get(0));
            if (call.dial(customer) instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), Connect.of());
            } else {
                call.play(Prompt.sound("customer-not-reached"));
            }
        }
    }

    static OriginatedCall clickToDial(CallEngine engine, String agent, String customer) {
        return engine.originate(Originate.to(DialTarget.endpoint(agent), new ClickToDial())
                .callerId(OutboundCallerId.of(customer))
                .args(customer));
    }

    /** The same flow for calls of an earlier process. */
    static final class Flows implements FlowSelector {
        @Override
        public CallFlow flowFor(IncomingCall call) {
            return new WelcomeThenDial();
        }

        @Override
        public CallFlow flowForOutbound(IncomingCall call) {
            return new ClickToDial();
        }
    }

    /** What a courier hears. */
    static final class Pickup implements CallFlow {
        @Override
        public void run(Call call) {
            call.play(Prompt.sound("new-order"));
        }
    }

    static void order(Call call, String address) {
        OriginateRequestOutcome ordered = call.originate(
                Originate.to(DialTarget.endpoint("courier"), new Pickup()).args(address));
        if (ordered instanceof OriginateRequestOutcome.Refused refused) {
            call.note("not_ordered", refused.reason().name());
        }
    }

    static final class Announcement implements CallFlow {
        @Override
        public void run(Call call) {
            String heard = call.variable("AMDSTATUS").orElse("NOTSURE");
            if (heard.equals("MACHINE")) {
                call.note("answered_by", "machine");
                call.hangUp(HangupCause.NORMAL_CLEARING);
                return;
            }
            call.play(Prompt.sound("your-appointment"));
        }
    }

    static OriginatedCall announce(CallEngine engine, String number) {
        return engine.originate(Originate.to(DialTarget.local("detect-machine", number), new Announcement()));
    }
}
