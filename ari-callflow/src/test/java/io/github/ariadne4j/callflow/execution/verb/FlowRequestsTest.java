package io.github.ariadne4j.callflow.execution.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FlowRequestsTest {
    private static final CallId CALL = CallId.of("asterisk", new ChannelId("1700000000.1"), Instant.EPOCH);

    private final FlowRequests requests = new FlowRequests(CALL);
    private final AtomicInteger asked = new AtomicInteger();

    private void told(FlowEvent event) {
        if (event instanceof FlowEvent.EndsPause ends) {
            requests.answer(ends.request().number(), new FlowAnswer.Done());
        }
    }

    @Test
    void a_condition_is_evaluated_on_a_thread_that_is_interrupted_and_the_interrupt_is_kept() {
        Thread.currentThread().interrupt();

        Object answer = requests.ask(
                request -> new FlowEvent.Asks(new FlowVerb.Answer(), request),
                this::told,
                () -> asked.incrementAndGet() == 2);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isEqualTo(new FlowAnswer.Done());
        assertThat(asked).hasValue(2);
    }
}
