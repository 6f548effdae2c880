package io.github.ariadne4j.callflow.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmTransferValueTest {
    private static final WarmTransfer TO_BILLING = WarmTransfer.to(DialTarget.endpoint("billing"));

    @Test
    void a_transfer_has_the_usual_music_and_no_keys() {
        assertThat(TO_BILLING.music()).isEqualTo("default");
        assertThat(TO_BILLING.completeKey()).isNull();
        assertThat(TO_BILLING.takeBackKey()).isNull();
    }

    @Test
    void its_parts_can_be_said() {
        WarmTransfer terms = TO_BILLING
                .ringFor(Duration.ofSeconds(7))
                .music("jazz")
                .completedBy('1')
                .takenBackBy('*');

        assertThat(terms)
                .isEqualTo(new WarmTransfer(
                        DialTarget.endpoint("billing").ringFor(Duration.ofSeconds(7)), "jazz", '1', '*'));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> WarmTransfer.to(DialTarget.everyContactOf("billing")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TO_BILLING.completedBy('x')).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TO_BILLING.completedBy('1').takenBackBy('1'))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TO_BILLING.music("no\nclass")).isInstanceOf(IllegalArgumentException.class);
    }
}
