package io.github.ariadne4j.callflow.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallLoopTest {
    private final FakeLoop fake = new FakeLoop();
    private final CallLoop loop = new CallLoop(fake, EngineTime.system());
    private final List<String> done = new ArrayList<>();

    @Test
    void the_next_part_of_long_work_waits_for_the_next_turn() {
        loop.execute(() -> {
            done.add("first part");
            loop.executeNextTurn(() -> done.add("second part"));
        });
        loop.execute(() -> done.add("what a store brings"));
        fake.turn();

        assertThat(done).containsExactly("first part", "what a store brings");

        fake.timers.remove(0).run();

        assertThat(done).endsWith("second part");
    }

    @Test
    void nothing_runs_in_the_next_turn_of_an_engine_that_was_closed() {
        loop.executeNextTurn(() -> done.add("second part"));
        loop.close();
        fake.timers.remove(0).run();

        assertThat(done).isEmpty();
    }
}
