package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;

/** A flow that goes on where it was when the application was restarted. */
final class WelcomeOnce implements CallFlow {
    private static final SessionKey<Boolean> WELCOMED = SessionKey.flag("welcomed");
    private static final SessionKey<String> CAMPAIGN =
            SessionKey.text("campaign").inCdr();

    @Override
    public void run(Call call) {
        call.answer();
        call.session().put(CAMPAIGN, "autumn");
        call.play(Prompt.sound("hello-world"));
        call.session().put(WELCOMED, true);
        dial(call);
    }

    @Override
    public void resume(Call call) {
        if (call.session().get(WELCOMED).orElse(false)) {
            dial(call);
        } else {
            run(call);
        }
    }

    private static void dial(Call call) {
        DialOutcome outcome = call.dial(DialTarget.pjsip("my-peer", call.dialledNumber()));
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.hangUp(outcome.cause());
        }
    }
}
