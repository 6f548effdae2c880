package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.ScreeningFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The screening of a durable flow's callee goes on in the next instance at the verb in which its own one ended. */
class DurableScreeningTest extends EngineOnSimulator {
    private static final String WHO_CALLS = "sound:who-calls";
    private static final String PRESS_ONE = "sound:press-1";
    private static final String ONE_MOMENT = "sound:one-moment";
    private static final DialTarget DESK = DialTarget.pjsip("peer", "3311");
    private static final HuntPlan BOTH =
            HuntPlan.inParallel(List.of(DESK, DialTarget.pjsip("peer", "3312"))).with(Ringback.MUSIC);
    private static final ScreeningFlow ASKS = callee -> {
        callee.play(Prompt.sound("who-calls"));
        boolean accepts = callee.gather(Gather.exactly(1)
                        .prompt(Prompt.sound("press-1"))
                        .accepting("1"::equals)
                        .firstKeyWithin(Duration.ofMinutes(1)))
                instanceof GatherOutcome.Digits;
        callee.play(Prompt.sound("one-moment"));
        return accepts;
    };

    @RegisterExtension
    final LogBook log = new LogBook();

    private final SharedStore store = new SharedStore();
    private final List<DialOutcome> outcomes = new CopyOnWriteArrayList<>();

    @BeforeEach
    void callees() {
        asterisk.callees().otherwise(CalleeScript.ringsForever());
    }

    private EngineInstance instance(Dial dial) {
        DurableFlow flow = DurableFlow.of("screening", 1, call -> {
            DialOutcome outcome = call.dial(dial);
            outcomes.add(outcome);
            if (outcome instanceof DialOutcome.Answered answered) {
                call.handOver(answered.leg());
            } else {
                call.hangUp(outcome.cause());
            }
        });
        return opened(new EngineInstance(FlowSelector.always(flow), asterisk, "b2bua", store, cdrs));
    }

    private EngineInstance recoveredBy(Dial dial) {
        EngineInstance next = instance(dial);
        await().atMost(PATIENCE).until(() -> next.recovered.size() == 1);
        return next;
    }

    private SimulatedCall call() {
        return asterisk.call("1000").dialling("100").place();
    }

    private static List<String> media(SimulatedCallee callee) {
        return callee.heard().stream().map(HeardMedia::media).toList();
    }

    private String state(EngineInstance instance) {
        return store.memory.live(instance.origin).toCompletableFuture().join().stream()
                .map(session -> String.valueOf(session.state()))
                .findFirst()
                .orElse("");
    }

    private CallDetailRecord theOnlyRecord() {
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == 1);
        return cdrs.records().get(0);
    }

    private CallDetailRecord recordOfTalk(SimulatedCall call) {
        call.awaitAnswered().awaitBridged();
        await().atMost(PATIENCE).until(() -> outcomes.size() == 1);
        call.hangUp();
        return theOnlyRecord();
    }

    @Test
    void a_callee_that_is_being_asked_is_asked_on() {
        // Given
        asterisk.sounds().on(WHO_CALLS, Duration.ofSeconds(4));
        Dial dial = Dial.to(DESK).screenedBy(ASKS);
        EngineInstance first = instance(dial);
        SimulatedCall call = call();
        SimulatedCallee callee = asterisk.awaitDialled("3311");
        callee.answers();
        callee.awaitHears(WHO_CALLS);
        await().atMost(PATIENCE).until(() -> state(first).contains("operations"));
        first.crash();

        // When
        recoveredBy(dial);
        callee.awaitHears(PRESS_ONE).presses("1");

        // Then
        assertThat(recordOfTalk(call).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(outcomes).hasOnlyElementsOfType(DialOutcome.Answered.class);
        assertThat(media(callee)).containsExactly(WHO_CALLS, PRESS_ONE, ONE_MOMENT);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_callee_that_has_pressed_one_is_not_asked_again() {
        // Given
        asterisk.sounds().on(ONE_MOMENT, Duration.ofSeconds(3));
        Dial dial = Dial.to(DESK).screenedBy(ASKS);
        EngineInstance first = instance(dial);
        SimulatedCall call = call();
        SimulatedCallee callee = asterisk.awaitDialled("3311");
        callee.answers();
        callee.awaitHears(PRESS_ONE).presses("1");
        callee.awaitHears(ONE_MOMENT);
        await().atMost(PATIENCE).until(() -> state(first).contains("operations"));
        first.crash();

        // When
        recoveredBy(dial);

        // Then
        assertThat(recordOfTalk(call).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(media(callee)).containsExactly(WHO_CALLS, PRESS_ONE, ONE_MOMENT);
    }

    @Test
    void a_callee_that_rings_rings_on_and_is_asked_when_it_answers_beside_one_that_is_asked_on() {
        // Given
        Dial dial = Dial.to(BOTH).screenedBy(ASKS);
        EngineInstance first = instance(dial);
        SimulatedCall call = call();
        SimulatedCallee asked = asterisk.awaitDialled("3311");
        SimulatedCallee ringing = asterisk.awaitDialled("3312");
        asked.answers();
        asked.awaitHears(PRESS_ONE);
        first.crash();

        // When
        recoveredBy(dial);
        ringing.answers();
        ringing.awaitHears(PRESS_ONE).presses("1");

        // Then
        assertThat(recordOfTalk(call).parties().routed()).isEqualTo("PJSIP/3312@peer");
        assertThat(asked.awaitEnded().hangupCause()).isEqualTo(26);
        assertThat(media(asked)).startsWith(WHO_CALLS, PRESS_ONE).containsOnlyOnce(WHO_CALLS);
        assertThat(media(ringing)).containsExactly(WHO_CALLS, PRESS_ONE, ONE_MOMENT);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(2);
    }

    @Test
    void the_time_for_a_screening_goes_on_over_a_restart() {
        // Given
        Dial dial = Dial.to(DESK).screenedBy(ASKS).screenedWithin(Duration.ofSeconds(4));
        EngineInstance first = instance(dial);
        call();
        SimulatedCallee callee = asterisk.awaitDialled("3311");
        callee.answers();
        callee.awaitHears(PRESS_ONE);
        first.crash();

        // When
        recoveredBy(dial);

        // Then
        assertThat(callee.awaitEnded().hangupCause()).isEqualTo(19);
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.NO_ANSWER);
        assertThat(outcomes).hasOnlyElementsOfType(DialOutcome.NoAnswer.class);
    }

    @Test
    void a_screening_that_does_something_else_than_before_begins_again() {
        // Given
        asterisk.sounds().on(ONE_MOMENT, Duration.ofMinutes(1));
        AtomicBoolean changed = new AtomicBoolean();
        Dial dial = Dial.to(DESK)
                .screenedBy(callee -> changed.get()
                        ? callee.gather(Gather.exactly(1)
                                        .prompt(Prompt.sound("press-2"))
                                        .firstKeyWithin(Duration.ofMinutes(1)))
                                instanceof GatherOutcome.Digits
                        : ASKS.accepts(callee));
        EngineInstance first = instance(dial);
        SimulatedCall call = call();
        SimulatedCallee callee = asterisk.awaitDialled("3311");
        callee.answers();
        callee.awaitHears(PRESS_ONE).presses("1");
        callee.awaitHears(ONE_MOMENT);
        await().atMost(PATIENCE).until(() -> state(first).contains("operations"));
        first.crash();

        // When
        changed.set(true);
        recoveredBy(dial);
        callee.awaitHears("sound:press-2").presses("2");

        // Then
        assertThat(recordOfTalk(call).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(log.complaintsWith("begins again")).hasSize(1);
    }
}
