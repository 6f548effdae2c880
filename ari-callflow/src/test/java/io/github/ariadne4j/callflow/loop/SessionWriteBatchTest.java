package io.github.ariadne4j.callflow.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.FailingStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionWriteBatchTest {
    private final CallOrigin origin = Sessions.origin();
    private final FakeLoop loop = new FakeLoop();
    private final List<List<CallSession>> written = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private final FailingStore store =
            new FailingStore(CallStore.of(new InMemorySessionStore(), CallLimits.unlimited())) {
                @Override
                public CompletionStage<Void> write(Collection<CallSession> sessions) {
                    written.add(List.copyOf(sessions));
                    return super.write(sessions);
                }
            };

    private final SessionWriteBatch writes =
            new SessionWriteBatch(new CallLoop(loop, EngineTime.system()), store, Duration.ofMinutes(1));

    private CallSession write() {
        CallSession session = Sessions.of(origin);
        writes.write(session, error -> told.add(String.valueOf(error)));
        return session;
    }

    private void spacingPasses() {
        loop.timers.remove(0).run();
    }

    @Test
    void a_first_write_goes_out_at_once() {
        CallSession session = write();

        assertThat(written).containsExactly(List.of(session));
        assertThat(told).containsExactly("null");
    }

    @Test
    void writes_that_follow_closely_go_together() {
        write();
        List<CallSession> following = List.of(write(), write(), write());
        assertThat(written).hasSize(1);

        spacingPasses();

        assertThat(written).hasSize(2);
        assertThat(written.get(1)).isEqualTo(following);
        assertThat(told).hasSize(4);
    }

    @Test
    void after_a_pause_a_write_goes_out_at_once_again() {
        write();
        spacingPasses();

        write();

        assertThat(written).hasSize(2);
    }

    @Test
    void a_later_write_of_a_call_replaces_one_that_waits_and_both_are_told() {
        write();
        CallSession session = write();
        CallSession ended = Sessions.ended(session);
        writes.write(ended, error -> told.add("ended"));

        spacingPasses();

        assertThat(written.get(1)).containsExactly(ended);
        assertThat(told).containsExactly("null", "null", "ended");
    }

    @Test
    void many_do_not_wait() {
        write();

        IntStream.range(0, 100).forEach(number -> write());

        assertThat(written).hasSize(2);
        assertThat(written.get(1)).hasSize(100);
    }

    @Test
    void the_first_writes_of_one_step_go_together() {
        List<CallSession> step = new ArrayList<>();

        writes.together(() -> {
            step.add(write());
            writes.together(() -> step.add(write()));
            assertThat(written).isEmpty();
        });

        assertThat(written).containsExactly(step);
    }

    @Test
    void a_step_that_is_one_of_many_writes_is_not_divided() {
        write();
        IntStream.range(0, 99).forEach(number -> write());

        writes.together(() -> IntStream.range(0, 2).forEach(number -> write()));

        assertThat(written).hasSize(2);
        assertThat(written.get(1)).hasSize(101);
    }

    @Test
    void a_step_that_fails_leaves_the_batch_as_it_was() {
        assertThatThrownBy(() -> writes.together(() -> {
                    throw new IllegalStateException("a defect");
                }))
                .hasMessage("a defect");

        CallSession session = write();

        assertThat(written).containsExactly(List.of(session));
    }

    @Test
    void what_waits_is_sent_for_its_own_call_only() {
        write();
        CallSession waits = write();

        writes.flush(Sessions.of(origin).id());
        assertThat(written).hasSize(1);
        writes.flush(waits.id());

        assertThat(written).hasSize(2);
    }

    @Test
    void what_waits_can_be_sent_before_its_time() {
        write();
        write();

        writes.flush();
        writes.flush();

        assertThat(written).hasSize(2);
    }

    @Test
    void a_store_that_fails_is_told_to_all_whose_writes_went_together() {
        write();
        write();
        CallSession ended = Sessions.ended(Sessions.of(origin));
        writes.write(ended, error -> told.add(String.valueOf(error)));
        told.clear();
        store.fault = new SessionStoreException("Redis is away", null);

        spacingPasses();

        assertThat(told).hasSize(2).allMatch(error -> error.contains("Redis is away"));
    }
}
