package io.github.ariadne4j.chaos.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyScheduleTest {
    private final KeySchedule next = new KeySchedule();
    private long nanos = System.nanoTime();

    /** The keys of the next seconds. */
    private String pressedIn(int seconds) {
        StringBuilder pressed = new StringBuilder();
        for (int step = 0; step < seconds * 20; step++) {
            nanos += Duration.ofMillis(50).toNanos();
            char key = next.due(nanos);
            if (key != 0) {
                pressed.append(key);
            }
        }
        return pressed.toString();
    }

    @Test
    void presses_keys_one_after_the_other_once() {
        next.press("1234", Duration.ofSeconds(5));

        assertThat(pressedIn(4)).isEmpty();
        assertThat(pressedIn(3)).isEqualTo("1234");
        assertThat(pressedIn(10)).isEmpty();
    }

    @Test
    void presses_a_key_again_until_there_is_another_order() {
        next.pressAgainAndAgain("#", Duration.ZERO, Duration.ofSeconds(4));

        assertThat(pressedIn(9)).isEqualTo("###");
        next.none();
        assertThat(pressedIn(9)).isEmpty();
    }

    @Test
    void the_rest_of_its_keys_is_dropped_with_another_order() {
        next.press("1234", Duration.ZERO);
        assertThat(next.due(System.nanoTime())).isEqualTo('1');

        next.hangUp(Duration.ZERO);

        assertThat(next.due(System.nanoTime())).isEqualTo(KeySchedule.HANG_UP);
        assertThat(next.due(System.nanoTime() + Duration.ofSeconds(9).toNanos()))
                .isEqualTo((char) 0);
    }
}
