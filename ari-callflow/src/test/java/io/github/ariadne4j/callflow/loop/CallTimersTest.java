package io.github.ariadne4j.callflow.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTimersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeLoop loop = new FakeLoop();
    private final CallTimers timers = new CallTimers(new CallLoop(loop, EngineTime.system()));
    private final List<String> fired = new ArrayList<>();

    private record OfLeg(LegId leg, LegTimer timer) {}

    private static OfLeg timer(int leg, LegTimer timer) {
        return new OfLeg(new LegId(leg), timer);
    }

    @Test
    void a_timer_that_has_fired_is_forgotten() {
        timers.start(timer(1, LegTimer.RING), SECOND, () -> fired.add("ring"));
        loop.timers.remove(0).run();

        assertThat(fired).containsExactly("ring");
        assertThat(timers.count()).isZero();
    }

    @Test
    void a_timer_that_throws_is_forgotten_as_well_and_stops_no_other() {
        timers.start(timer(1, LegTimer.RING), SECOND, () -> {
            throw new IllegalStateException("thrown by the timer of a test");
        });
        timers.start(timer(1, LegTimer.RELEASE), SECOND, () -> fired.add("leg ends"));
        loop.timers.remove(0).run();
        loop.timers.remove(0).run();

        assertThat(fired).containsExactly("leg ends");
        assertThat(timers.count()).isZero();
    }

    @Test
    void a_timer_that_fires_just_after_all_were_stopped_does_nothing() {
        timers.start(timer(1, LegTimer.RING), SECOND, () -> fired.add("ring"));
        Runnable late = loop.timers.get(0);
        timers.stopAll();
        late.run();
        timers.start(timer(1, LegTimer.RELEASE), SECOND, () -> fired.add("leg ends"));
        loop.timers.remove(0).run();

        assertThat(fired).containsExactly("leg ends");
        assertThat(timers.count()).isZero();
    }

    @Test
    void a_timer_that_fires_just_after_it_was_replaced_does_nothing_and_the_new_one_runs_on() {
        timers.start(timer(1, LegTimer.RELEASE), SECOND, () -> fired.add("first"));
        Runnable late = loop.timers.get(0);
        timers.start(timer(1, LegTimer.RELEASE), SECOND, () -> fired.add("second"));
        late.run();
        assertThat(fired).isEmpty();

        loop.timers.get(0).run();
        assertThat(fired).containsExactly("second");
    }

    @Test
    void a_thousand_repetitions_of_one_write_are_one_timer() {
        for (int number = 0; number < 1_000; number++) {
            timers.startUnlessRunning("save again", SECOND, () -> fired.add("save"));
        }

        assertThat(timers.count()).isOne();
        assertThat(loop.timers).hasSize(1);
    }

    @Test
    void a_new_timer_replaces_the_one_of_its_kind_and_leg() {
        timers.start(timer(1, LegTimer.RELEASE), SECOND, () -> fired.add("first"));
        timers.start(timer(1, LegTimer.RELEASE), SECOND, () -> fired.add("second"));
        timers.start(timer(2, LegTimer.RELEASE), SECOND, () -> fired.add("other leg"));
        List.copyOf(loop.timers).forEach(Runnable::run);

        assertThat(fired).containsExactly("second", "other leg");
    }
}
