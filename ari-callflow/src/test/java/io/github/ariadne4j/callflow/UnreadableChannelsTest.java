package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A far end sent bytes that Asterisk cannot encode: it sends no events of that channel, and no list. */
class UnreadableChannelsTest extends EngineOnSimulator {
    private static final String NO_UTF_8 = "32\uFFFD";
    private static final int LOOKS = 15;

    @RegisterExtension
    final LogBook log = new LogBook();

    private CallEngine engineThatLooksOften() {
        return started(engine(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .settings(settings().withLookEvery(Duration.ofMillis(100))));
    }

    private SimulatedCall place(String caller, String number) {
        return asterisk.call(caller).dialling(number).placeInto("b2bua");
    }

    private void awaitLooks() {
        int before = asterisk.requestLog().count(Operation.GET_APPLICATION);
        asterisk.requestLog().await(Operation.GET_APPLICATION, before + LOOKS, PATIENCE);
    }

    @Test
    void looks_go_on_without_it_and_say_so_once() throws InterruptedException {
        // Given
        CallEngine engine = engineThatLooksOften();
        SimulatedCall unreadable = place("1000", NO_UTF_8);
        asterisk.faults().onEvent("StasisStart").once().drop();

        // When
        SimulatedCall unheard = place("1000", "3314");

        // Then
        unheard.awaitAnswered(PATIENCE);
        awaitLooks();
        assertThat(engine.health().problems()).isEmpty();
        assertThat(unreadable.isEnded()).isFalse();
        assertThat(log.complaintsWith("cannot describe"))
                .singleElement()
                .asString()
                .contains(unreadable.channelId());
        assertThat(log.complaintsWith("could not look")).isEmpty();
        unreadable.cancel();
        unheard.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void a_start_goes_on_without_it_and_recovers_the_calls_of_others() throws InterruptedException {
        // Given
        CallEngine before = engine(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .start();
        SimulatedCall call = place("1000", "3314").awaitAnswered();
        call.awaitBridged();
        SimulatedCall unreadable = place("10\uFFFD", "3315");
        before.close();

        // When
        CallEngine engine = engineThatLooksOften();
        awaitLooks();

        // Then
        assertThat(engine.activeCalls()).isEqualTo(1);
        assertThat(call.isEnded()).isFalse();
        assertThat(unreadable.isEnded()).isFalse();
        unreadable.cancel();
        call.hangUp();
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(asterisk.requestLog().count(Operation.CREATE_CHANNEL)).isEqualTo(1);
    }

    @Test
    void a_call_whose_channel_cannot_be_described_any_more_goes_on() throws InterruptedException {
        // Given
        CallEngine engine = engineThatLooksOften();
        SimulatedCall call = place("1000", "3314").awaitAnswered();
        asterisk.faults().on(Operation.LIST_CHANNELS).reply(500);
        asterisk.faults().on(Operation.GET_CHANNEL).reply(200);

        // When
        awaitLooks();

        // Then
        assertThat(call.isEnded()).isFalse();
        assertThat(engine.health().problems()).isEmpty();
        await().atMost(PATIENCE)
                .until(() -> log.complaintsWith("cannot describe").size() == 1);
        asterisk.faults().clear();
        call.hangUp();
        theOnlyRecord(engine);
    }
}
