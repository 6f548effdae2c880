package io.github.ariadne4j.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 5,000 live calls, a tenth of which changes each second. */
class LiveTableLoadIT {
    private static final int CALLS = 5_000;
    private static final int CHANGED_AT_ONCE = 250;

    /** Half of a display's frame rate; each window has eight rounds of changes. */
    private static final double LEAST_FRAMES_PER_SECOND = 30;

    private static final Duration MEASURED_FOR = Duration.ofMinutes(1);

    /** Frames per second of each window of four seconds. */
    private static final String COUNT_FRAMES = """
            window.framesPerSecond = [];
            let frames = 0;
            let since = performance.now();
            requestAnimationFrame(function count(now) {
              frames++;
              if (now - since >= 4000) {
                window.framesPerSecond.push(1000 * frames / (now - since));
                frames = 0;
                since = now;
              }
              requestAnimationFrame(count);
            });
            """;

    private static final List<String> STATES = List.of("ringing", "connected", "flow", "ending");

    private final Random random = new Random(1);
    private final List<SampleCall> calls =
            IntStream.range(0, CALLS).mapToObj(SampleCall::new).toList();

    @Test
    void only_the_calls_in_sight_are_drawn_thirty_times_a_second_and_they_go_on_changing() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (SampleCallServer server = SampleCallServer.with(calls);
                Chromium chromium = Chromium.start()) {
            chromium.open(server.live());
            chromium.awaitTexts("#shown", texts -> assertThat(texts).containsExactly("5,000 calls"));

            // When
            timer.scheduleAtFixedRate(() -> server.tell(changed()), 0, 500, TimeUnit.MILLISECONDS);
            chromium.ask(COUNT_FRAMES);

            // Then
            assertFrames(chromium);
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

    /** The best window counts, since other processes slow the machine. */
    @SuppressWarnings("unchecked")
    private static void assertFrames(Chromium chromium) {
        await().atMost(MEASURED_FOR)
                .untilAsserted(() -> assertThat((List<Number>) chromium.ask("return window.framesPerSecond"))
                        .as("frames per second in windows of four seconds, with " + CALLS + " live calls")
                        .anyMatch(window -> window.doubleValue() >= LEAST_FRAMES_PER_SECOND));
        System.out.printf(
                "%s frames per second with %d live calls%n", chromium.ask("return window.framesPerSecond"), CALLS);
    }

    private List<SampleCall> changed() {
        return IntStream.range(0, CHANGED_AT_ONCE)
                .mapToObj(
                        i -> calls.get(random.nextInt(CALLS)).with("state", STATES.get(random.nextInt(STATES.size()))))
                .toList();
    }
}
