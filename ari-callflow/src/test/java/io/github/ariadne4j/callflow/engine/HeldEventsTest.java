package io.github.ariadne4j.callflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HeldEventsTest {
    private static final ChannelId CHANNEL = new ChannelId("1.1");

    private final HeldEvents held = new HeldEvents(new CallDirectory());
    private final List<String> delivered = new CopyOnWriteArrayList<>();

    @Test
    void what_was_held_comes_after_the_take_up_and_before_what_comes_meanwhile() throws InterruptedException {
        // Given
        Thread lane = new Thread(() -> held.pass(CHANNEL, () -> delivered.add("newer")));
        held.begin();
        held.pass(CHANNEL, () -> {
            lane.start();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> lane.getState() == Thread.State.BLOCKED || delivered.contains("newer"));
            delivered.add("held");
        });

        // When
        held.end(() -> delivered.add("taken up"));
        lane.join();

        // Then
        assertThat(delivered).containsExactly("taken up", "held", "newer");
    }

    @Test
    void nothing_is_held_before_and_after() {
        // When
        held.pass(CHANNEL, () -> delivered.add("before"));
        held.begin();
        held.end(() -> {});
        held.pass(CHANNEL, () -> delivered.add("after"));

        // Then
        assertThat(delivered).containsExactly("before", "after");
    }
}
