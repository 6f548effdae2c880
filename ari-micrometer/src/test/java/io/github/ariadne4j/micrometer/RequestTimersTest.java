package io.github.ariadne4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.request.RequestOutcome;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTimersTest {
    private static final List<String> WORDS =
            List.of("play", "record", "ring", "hold", "moh", "mute", "dial", "move", "stop");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestTimers timers = new RequestTimers(registry, Tags.of("application", "b2bua"));

    @Test
    void requests_of_one_operation_are_timed_together() {
        timers.onEnded("POST", "/channels/1.1/answer", Duration.ofMillis(3), RequestOutcome.DONE);
        timers.onEnded("POST", "/channels/1.2/answer", Duration.ofMillis(5), RequestOutcome.DONE);
        timers.onEnded("POST", "/channels/1.3/answer", Duration.ofMillis(7), RequestOutcome.REJECTED);

        Timer done = registry.get("ari.request")
                .tags("application", "b2bua", "operation", "POST /channels/{id}/answer", "outcome", "done")
                .timer();
        assertThat(done.count()).isEqualTo(2);
        assertThat(done.totalTime(java.util.concurrent.TimeUnit.MILLISECONDS)).isEqualTo(8);
    }

    @Test
    void ids_that_are_words_of_ari_make_no_more_timers_than_there_may_be() {
        for (String first : WORDS) {
            for (String second : WORDS) {
                for (String third : WORDS) {
                    String path = "/channels/" + first + '/' + second + '/' + third;
                    timers.onEnded("POST", path, Duration.ofMillis(1), RequestOutcome.DONE);
                }
            }
        }

        assertThat(registry.get("ari.request").timers()).hasSize(RequestTimers.MOST_OPERATIONS + 1);
        assertThat(registry.get("ari.request")
                        .tag("operation", RequestOperation.OTHER)
                        .timer()
                        .count())
                .isEqualTo(729 - RequestTimers.MOST_OPERATIONS);
    }
}
