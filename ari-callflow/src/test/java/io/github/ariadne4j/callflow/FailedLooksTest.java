package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** Asterisk does not answer the engine's requests for its channels and bridges. */
class FailedLooksTest extends EngineOnSimulator {
    private static final int MANY = 20;

    @Test
    void however_many_looks_fail_one_more_is_waited_for() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
        timers.setRemoveOnCancelPolicy(true);
        opened(timers::shutdownNow);
        CallEngineSettings often = new CallEngineSettings(
                settings().timeouts(), 1_000, true, true, false, Duration.ofMillis(100), Duration.ZERO);
        CallEngine engine = started(engine(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .settings(often)
                .timers(timers));
        asterisk.faults().on(Operation.GET_APPLICATION).reply(500);

        asterisk.requestLog().await(Operation.GET_APPLICATION, MANY, PATIENCE);

        assertThat(timers.getQueue()).hasSizeLessThan(MANY / 2);
        await().until(() -> engine.reconciliation().failedLooks() >= MANY - 1);
        assertThat(engine.reconciliation().looks()).isZero();
    }
}
