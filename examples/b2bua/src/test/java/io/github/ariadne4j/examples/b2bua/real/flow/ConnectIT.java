package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.LeaveOutcome;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CollectingCdrSink;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine of the test's own on the real Asterisk, whose flows go on after a talk, or give the caller away. */
class ConnectIT {
    private static final Connect TWO_SECONDS = Connect.of()
            .atMost(Duration.ofSeconds(2))
            .warning(Duration.ofSeconds(1), Prompt.sound("beep"), Party.CALLEE);

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CollectingCdrSink records = new CollectingCdrSink();
    private final List<Object> outcomes = new CopyOnWriteArrayList<>();
    private AriClient ari;
    private CallEngine engine;
    private Telephone first;
    private Telephone second;
    private Telephone caller;

    @BeforeEach
    void connect() {
        ari = RealServices.connect(SERVICES.asterisk());
        first = Telephone.waiting(SERVICES.asterisk(), "desk-1");
        second = Telephone.waiting(SERVICES.asterisk(), "desk-2");
    }

    private void callInto(CallFlow flow) {
        engine = CallEngine.builder(ari).flow(flow).cdrs(records).start();
        caller = Telephone.calling(SERVICES.asterisk(), "desk-3", "3299");
    }

    @AfterEach
    void stop() {
        engine.close();
        ari.close();
        List.of(first, second, caller).forEach(Telephone::close);
        SERVICES.asterisk().clear();
    }

    private static AnsweredLeg dial(Call call, String desk) {
        if (call.dial(DialTarget.endpoint(desk)) instanceof DialOutcome.Answered answered) {
            return answered.leg();
        }
        throw new AssertionError(desk + " did not answer");
    }

    private void awaitOutcomes(Object... expected) {
        await().untilAsserted(() -> assertThat(outcomes).containsExactly(expected));
    }

    @Test
    void a_caller_goes_on_after_the_limit_and_after_a_callee_that_hangs_up() {
        // Given
        callInto(call -> {
            outcomes.add(call.connect(dial(call, "desk-1"), TWO_SECONDS));
            outcomes.add(call.play(Prompt.sound("beep")));
            outcomes.add(call.connect(dial(call, "desk-2"), Connect.of()));
            outcomes.add(call.play(Prompt.sound("beep")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        // When
        first.awaitRinging().answer();

        // Then
        caller.awaitTalksWith(first);
        first.awaitRequest("BYE");
        second.awaitRinging();
        assertThat(caller.got("BYE")).isFalse();
        awaitOutcomes(new ConnectOutcome.TimeLimit(), new PlayOutcome.Finished());

        // When
        second.answer();
        caller.awaitTalksWith(second);
        second.hangUp();

        // Then
        caller.awaitRequest("BYE");
        awaitOutcomes(
                new ConnectOutcome.TimeLimit(),
                new PlayOutcome.Finished(),
                new ConnectOutcome.CalleeLeft(HangupCause.NORMAL_CLEARING),
                new PlayOutcome.Finished());
        await().until(() -> records.written().size() == 1);
        assertThat(records.written().get(0).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(records.written().get(0).end().by()).isEqualTo(Party.APPLICATION);
        assertThat(records.written().get(0).legs()).hasSize(3);
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void asterisk_ends_the_talk_itself_when_no_engine_is_left_at_the_limit() {
        // Given
        callInto(call -> call.connect(dial(call, "desk-1"), TWO_SECONDS));
        first.awaitRinging().answer();
        caller.awaitTalksWith(first);

        // When
        engine.close();

        // Then
        first.awaitRequest("BYE");
        assertThat(caller.got("BYE")).isFalse();
    }

    @Test
    void a_caller_that_is_given_to_the_dialplan_goes_its_way_there() {
        // When
        callInto(call -> outcomes.add(call.continueInDialplan("refusing", "486", 1)));

        // Then
        caller.awaitStatus(486);
        awaitOutcomes(new LeaveOutcome.Left());
        await().until(() -> records.written().size() == 1);
        assertThat(records.written().get(0).disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(records.written().get(0).end().cause()).isEqualTo(HangupCause.REDIRECTED);
    }
}
