package io.github.ariadne4j.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 5,000 live calls, a tenth of which changes each second. */
class ManyCallsIT {
    private static final int CALLS = 5_000;
    private static final int CHANGED_AT_ONCE = 250;
    private static final int FRAMES = 240;
    private static final List<String> STATES = List.of("ringing", "connected", "flow", "ending");

    private final Random random = new Random(1);
    private final List<CannedCall> calls =
            IntStream.range(0, CALLS).mapToObj(CannedCall::new).toList();

    @Test
    void only_the_calls_in_sight_are_drawn_and_they_go_on_changing() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (CannedServer server = CannedServer.with(calls);
                Chromium chromium = Chromium.start()) {
            chromium.open(server.live());
            chromium.awaitTexts("#shown", texts -> assertThat(texts).containsExactly("5,000 calls"));

            // When
            timer.scheduleAtFixedRate(() -> server.tell(changed()), 0, 500, TimeUnit.MILLISECONDS);
            chromium.ask(
                    "window.frames5000 = 0; (function count() { window.frames5000++; requestAnimationFrame(count); })();"
                            + " window.since = performance.now()");

            // Then
            await().until(() -> (long) chromium.ask("return window.frames5000") > FRAMES);
            System.out.printf(
                    "%s frames per second with %d live calls%n",
                    chromium.ask("return Math.round(1000 * window.frames5000 / (performance.now() - window.since))"),
                    CALLS);
            assertThat(chromium.all("tr.call")).hasSizeBetween(10, 60);
            List<String> before = chromium.texts("tr.call td.state");
            chromium.awaitTexts("tr.call td.state", texts -> assertThat(texts).isNotEqualTo(before));
            chromium.ask("scrollTo(0, document.body.scrollHeight)");
            chromium.awaitTexts(
                    "tr.call td.caller", texts -> assertThat(texts).last().isEqualTo("+33***000"));
            chromium.assertNothingRan();
        } finally {
            timer.shutdownNow();
        }
    }

    private List<CannedCall> changed() {
        return IntStream.range(0, CHANGED_AT_ONCE)
                .mapToObj(
                        i -> calls.get(random.nextInt(CALLS)).with("state", STATES.get(random.nextInt(STATES.size()))))
                .toList();
    }
}
