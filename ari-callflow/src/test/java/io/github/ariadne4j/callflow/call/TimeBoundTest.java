package io.github.ariadne4j.callflow.call;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ariadne4j.callflow.credit.CreditDecision;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Pause;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeBoundTest {
    private static final DialTarget DESK = DialTarget.endpoint("desk");
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    static Stream<Consumer<Duration>> timesThatAFlowAsksFor() {
        return Stream.of(
                DESK::ringFor,
                time -> new HuntPlan.Offer(DESK, time, null),
                time -> new HuntPlan.Offer(DESK, Duration.ZERO, time),
                time -> Dial.to(DESK).screenedWithin(time),
                time -> Connect.of().atMost(time),
                Pause::of,
                time -> Pause.of(Duration.ofSeconds(1)).announcing(time, List::of),
                LongestTalk::of,
                CreditDecision.Granted::new);
    }

    @ParameterizedTest
    @MethodSource("timesThatAFlowAsksFor")
    void a_time_that_no_deadline_can_have_is_refused_where_it_is_set(Consumer<Duration> asked) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked.accept(FOR_EVER))
                .withMessageContaining("must be at most 365 days");
    }
}
