package io.github.ariadne4j.callflow.call;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DialTargetTest {
    @Test
    void names_the_part_whose_environment_variable_is_not_set() {
        assertThatNullPointerException()
                .isThrownBy(() -> DialTarget.pjsip(null, "331"))
                .withMessageContaining("peer");
        assertThatNullPointerException()
                .isThrownBy(() -> DialTarget.pjsip("my-peer", null))
                .withMessageContaining("number");
    }

    @Test
    void refuses_to_ring_for_less_than_a_second() {
        DialTarget target = DialTarget.pjsip("my-peer", "331");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.ringFor(Duration.ofMillis(999)))
                .withMessageContaining("ringFor");
    }
}
