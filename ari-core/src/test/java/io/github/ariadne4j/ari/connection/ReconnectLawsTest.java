package io.github.ariadne4j.ari.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.connection.ConnectionKind.Accepted;
import io.github.ariadne4j.ari.connection.ConnectionKind.AcceptedForOneCall;
import io.github.ariadne4j.ari.connection.ConnectionKind.Dialled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of the machine for every order of inputs, in virtual time. */
class ReconnectLawsTest {
    private static final int LONGEST = 6;
    private static final Duration STABLE = Duration.ofSeconds(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), () -> 1.0);

    static Stream<ConnectionKind> kinds() {
        return Stream.of(
                new Dialled(BACKOFF, STABLE, false),
                new Dialled(BACKOFF, STABLE, true),
                new Accepted(),
                new AcceptedForOneCall(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_laws_hold_in_every_order_of_inputs(ConnectionKind kind) {
        everyOrder(new ReconnectMachine(kind), ReconnectState.begin(), 0);
    }

    private static void everyOrder(ReconnectMachine machine, ReconnectState current, int inputs) {
        if (inputs == LONGEST) {
            return;
        }
        for (ConnectionInput input : ConnectionInput.values()) {
            ConnectionTransition answer = input.of(machine, current, Duration.ofSeconds(inputs));
            hold(current, answer);
            everyOrder(machine, answer.next(), inputs + 1);
        }
    }

    private static void hold(ReconnectState before, ConnectionTransition answer) {
        ReconnectState after = answer.next();
        List<ConnectionState> entered = all(answer, ConnectionStep.Enter.class).stream()
                .map(ConnectionStep.Enter::state)
                .toList();
        assertThat(entered).isEqualTo(after.state() == before.state() ? List.of() : List.of(after.state()));
        if (before.isOver()) {
            assertThat(after.state()).isEqualTo(before.state());
            assertThat(answer.steps()).allMatch(ConnectionStep.CloseSocket.class::isInstance);
        }
        if (!all(answer, ConnectionStep.OpenSocket.class).isEmpty()) {
            assertThat(before.hasSocket()).isFalse();
        }
        if (after.state() == ConnectionState.LISTENING) {
            assertThat(after.lostAt()).isNull();
        }
        boolean gapEnds = before.lostAt() != null && after.lostAt() == null;
        assertThat(all(answer, ConnectionStep.ReportGap.class)).hasSize(gapEnds ? 1 : 0);
    }

    private static <S extends ConnectionStep> List<S> all(ConnectionTransition answer, Class<S> type) {
        return answer.steps().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A dialled connection that is lost at once, with sockets of a given life time. */
    private static final class Timeline {
        private final ReconnectMachine machine = new ReconnectMachine(new Dialled(BACKOFF, STABLE, false));
        private final List<Long> pauses = new ArrayList<>();
        private final List<Instant> gaps = new ArrayList<>();
        private ReconnectState current = ReconnectState.begin();
        private Duration now = Duration.ZERO;

        void happens(ConnectionInput... inputs) {
            for (ConnectionInput input : inputs) {
                ConnectionTransition answer = input.of(machine, current, now);
                current = answer.next();
                all(answer, ConnectionStep.ReportGap.class).forEach(gap -> gaps.add(gap.from()));
                for (ConnectionStep.StartTimer timer : all(answer, ConnectionStep.StartTimer.class)) {
                    pauses.add(timer.after().toMillis());
                    now = now.plus(timer.after());
                }
            }
        }

        void passes(Duration time) {
            now = now.plus(time);
        }
    }

    private static Timeline listening() {
        Timeline timeline = new Timeline();
        timeline.happens(ConnectionInput.LISTEN, ConnectionInput.OPENED, ConnectionInput.RESTORED);
        return timeline;
    }

    @Test
    void pauses_grow_over_sockets_that_do_not_last_and_begin_anew_after_one_that_did() {
        Timeline timeline = listening();
        timeline.happens(ConnectionInput.LOST);
        for (int socket = 0; socket < 3; socket++) {
            timeline.happens(ConnectionInput.TIMER, ConnectionInput.OPENED, ConnectionInput.RESTORED);
            timeline.passes(STABLE);
            timeline.happens(ConnectionInput.LOST);
        }
        assertThat(timeline.pauses).containsExactly(100L, 200L, 400L, 800L);
        timeline.happens(ConnectionInput.TIMER, ConnectionInput.OPENED, ConnectionInput.RESTORED);
        timeline.passes(STABLE.plusNanos(1));
        timeline.happens(ConnectionInput.LOST);
        assertThat(timeline.pauses).endsWith(800L, 100L);
    }

    @Test
    void a_gap_begins_with_the_first_loss_and_is_told_once() {
        Timeline timeline = listening();
        timeline.passes(Duration.ofSeconds(7));
        timeline.happens(ConnectionInput.LOST, ConnectionInput.TIMER, ConnectionInput.LOST, ConnectionInput.TIMER);
        timeline.happens(ConnectionInput.OPENED, ConnectionInput.LOST, ConnectionInput.TIMER);
        assertThat(timeline.gaps).isEmpty();
        timeline.happens(ConnectionInput.OPENED, ConnectionInput.RESTORED, ConnectionInput.RESTORED);
        assertThat(timeline.gaps).containsExactly(ConnectionInput.EPOCH.plusSeconds(7));
    }

    @Test
    void answers_and_timers_of_an_earlier_socket_count_no_more() {
        ReconnectMachine machine = new ReconnectMachine(new AcceptedForOneCall(Duration.ofSeconds(2)));
        ReconnectState current = ReconnectState.begin();
        for (ConnectionInput input :
                List.of(ConnectionInput.LISTEN, ConnectionInput.OPENED, ConnectionInput.LOST, ConnectionInput.OPENED)) {
            current = input.of(machine, current, Duration.ZERO).next();
        }
        assertThat(machine.restored(current, 1)).isEqualTo(ConnectionTransition.to(current));
        ReconnectState lostAgain =
                ConnectionInput.LOST.of(machine, current, Duration.ZERO).next();
        assertThat(machine.timerFired(lostAgain, 1)).isEqualTo(ConnectionTransition.to(lostAgain));
        assertThat(machine.timerFired(lostAgain, 2).next().state()).isEqualTo(ConnectionState.CLOSED);
    }
}
