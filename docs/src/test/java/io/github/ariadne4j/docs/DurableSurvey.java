package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Instant;

/** A flow that goes on at the question at which the application ended. */
final class DurableSurvey {
    private static final SessionKey<Long> POINTS = SessionKey.number("points").inCdr();

    private DurableSurvey() {}

    static void survey(Call call) {
        call.answer();
        long points = 0;
        for (int question = 1; question <= 10; question++) {
            Gather answer = Gather.exactly(1).prompt(Prompt.sound("question-" + question));
            points += call.gather(answer).keys().equals("1") ? 1 : 0;
            call.session().put(POINTS, points);
        }
        call.play(Prompt.sound("thank-you"));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    static void given(CallEngine.Builder engine) {
        DurableFlow survey = DurableFlow.of("survey", 1, DurableSurvey::survey);
        engine.flow(survey);
    }

    static void nextVersion(CallEngine.Builder engine, DurableFlow changed, DurableFlow before) {
        engine.flows(FlowSelector.always(changed, before));
    }

    static void secret(CallEngine.Builder engine, DurableFlow survey, byte[] newKey, byte[] oldKey) {
        JournalKeys keys = JournalKeys.of("2027", newKey).andEarlier("2026", oldKey);
        engine.flow(survey).journalKeys(keys);
    }

    static void withTicket(Call call, Tickets tickets) {
        try {
            survey(call);
        } finally {
            String ticket = call.recorded("ticket", () -> tickets.open(call.id()));
            call.note("ticket", ticket);
        }
    }

    /** Where the work after a call is done. */
    interface Tickets {
        String open(CallId call);
    }

    static void greet(Call call, Customers customers) {
        String name = call.recorded("customer", () -> customers.nameOf(call.callerNumber()));
        call.note("customer", name);
        if (call.now().isAfter(customers.closing()) || call.random(2) == 0) {
            call.play(Prompt.sound("closed"));
        }
    }

    /** Whom a flow looks up. */
    interface Customers {
        String nameOf(String number);

        Instant closing();
    }
}
