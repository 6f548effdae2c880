package io.github.ariadne4j.callflow.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.CallEngineSettings;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class SilencesTest {
    private static final CallEngineSettings IMPATIENT =
            CallEngineSettings.defaults().with(CallTimeouts.defaults().withLongestSilence(Duration.ofMillis(200)));

    private ExtensionContext context;

    @RegisterExtension
    private final BeforeEachCallback test = running -> context = running;

    private final CallEngineExtension box = new CallEngineExtension(
            engine -> engine.flow(SilencesTest::answersAndBlocks).settings(IMPATIENT));

    private static void answersAndBlocks(Call call) {
        call.answer();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_test_with_a_caller_in_silence_fails() {
        box.beforeEach(context);
        box.asterisk().call("1000").place().awaitEnded();

        assertThatThrownBy(() -> box.afterEach(context))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the caller of call ")
                .hasMessageContaining("PT0.2S");
    }

    @Test
    void a_test_that_allows_it_does_not() {
        CallEngineExtension allowing = box.allowingSilence();
        allowing.beforeEach(context);
        allowing.asterisk().call("1000").place().awaitEnded();

        assertThatCode(() -> allowing.afterEach(context)).doesNotThrowAnyException();
    }
}
