package io.github.ariadne4j.callflow.flow;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FlowSelectorTest {
    private static final CallFlow GREETING = call -> {};

    @Test
    void a_changed_flow_whose_version_was_left_as_it_was_is_refused_beside_the_earlier_one() {
        DurableFlow earlier = DurableFlow.of("greeting", 1, GREETING);
        DurableFlow changed = DurableFlow.of("greeting", 1, call -> call.answer());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowSelector.always(changed, earlier))
                .withMessage("two durable flows are greeting/1: a changed flow needs a new version");
    }
}
