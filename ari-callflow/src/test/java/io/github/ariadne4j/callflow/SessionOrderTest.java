package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.time.ManualTimers;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Writes of one call reach the store in their order, batched ones included. */
class SessionOrderTest extends EngineOnSimulator {
    private static final SessionKey<String> PIN = SessionKey.text("pin");

    private final ManualTimers time = new ManualTimers(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger updates = new AtomicInteger();
    private final Semaphore kept = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void what_a_flow_keeps_just_after_the_answer_stays_kept() throws InterruptedException {
        CallFlow flow = call -> {
            call.answer();
            call.play(Prompt.sound("beep"));
            call.session().put(PIN, "1234");
            kept.release();
            awaitEnd();
        };
        CallEngine engine = started(engine(flow).sessions(counted()).timers(time.scheduler()));
        asterisk.call("1000").dialling("3314").place();
        kept.acquire();
        asterisk.call("1001").dialling("3314").place();
        kept.acquire();

        time.advance(Duration.ofMillis(20));
        await().untilAsserted(() -> assertThat(updates.get()).isEqualTo(5));

        assertThat(live())
                .hasSize(2)
                .allSatisfy(session -> assertThat(StoredData.of(session)).containsEntry("pin", "1234"));
        end.countDown();
        await().until(() -> {
            time.advance(Duration.ofMillis(20));
            return engine.awaitIdle(Duration.ofMillis(10));
        });
    }

    /**
     * Each of the two calls is written at its answer, at its playback, and for the data of its flow; the first two writes of the
     * second call wait for the batch, and are sent as one.
     */
    private SessionStore counted() {
        return (SessionStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(sessions, arguments);
                    if (method.getName().equals("update")) {
                        updates.incrementAndGet();
                    } else if (method.getName().equals("write")) {
                        updates.addAndGet(((Collection<?>) arguments[0]).size());
                    }
                    return answer;
                });
    }

    private List<CallSession> live() {
        CallOrigin origin = new CallOrigin("b2bua", ari.server().entityId());
        return sessions.live(origin).toCompletableFuture().join();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
