package io.github.ariadne4j.callflow.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SetUpsTest {
    private final SetUps setUps = new SetUps(Duration.ofMillis(200));
    private long now = 1;

    private SetUps.SetUp begin(int number) {
        SetUps.SetUp last = setUps.begin(now);
        for (int begun = 1; begun < number; begun++) {
            last = setUps.begin(now);
        }
        return last;
    }

    /** For two seconds, so many a second, each of which takes a millisecond. */
    private void finishTwoSecondsOf(int rate) {
        finishTwoSecondsOf(rate, Duration.ofMillis(1));
    }

    private void finishTwoSecondsOf(int rate, Duration each) {
        for (int done = 0; done < 2 * rate; done++) {
            now += TimeUnit.SECONDS.toNanos(1) / rate;
            setUps.done(setUps.begin(now - each.toNanos()), now);
        }
    }

    @Test
    void eleven_at_once_are_never_too_many_and_twelve_are_full_where_few_get_done() {
        begin(11);
        assertThat(setUps.full(now)).isFalse();
        SetUps.SetUp twelfth = begin(1);
        assertThat(setUps.full(now)).isTrue();
        setUps.ended(twelfth, now);
        assertThat(setUps.full(now)).isFalse();
    }

    @Test
    void the_faster_they_get_done_the_more_may_be_under_way() {
        finishTwoSecondsOf(1_000);
        begin(60);
        assertThat(setUps.full(now)).isFalse();
        begin(40);
        assertThat(setUps.full(now)).isTrue();
    }

    @Test
    void where_none_gets_done_any_more_they_are_full() {
        finishTwoSecondsOf(1_000);
        now += TimeUnit.SECONDS.toNanos(3);
        begin(40);
        assertThat(setUps.full(now)).isTrue();
    }

    @Test
    void where_asterisk_is_far_away_a_set_up_may_take_four_times_the_fastest() {
        finishTwoSecondsOf(100, Duration.ofMillis(80));
        begin(25);
        assertThat(setUps.full(now)).isFalse();
        begin(10);
        assertThat(setUps.full(now)).isTrue();
    }

    @Test
    void an_overload_of_a_minute_does_not_pass_for_a_longer_way() {
        finishTwoSecondsOf(100, Duration.ofMillis(5));
        for (int seconds = 0; seconds < 60; seconds += 2) {
            finishTwoSecondsOf(100, Duration.ofMillis(500));
        }
        begin(30);
        assertThat(setUps.full(now)).isTrue();
    }

    @Test
    void those_that_wait_for_an_answer_that_was_lost_do_not_count() {
        begin(20);
        assertThat(setUps.full(now)).isTrue();
        now += TimeUnit.MILLISECONDS.toNanos(2_001);
        assertThat(setUps.full(now)).isFalse();
    }

    @Test
    void one_that_ends_after_it_was_left_out_is_not_counted_twice() {
        SetUps.SetUp late = begin(1);
        now += TimeUnit.SECONDS.toNanos(3);
        begin(11);
        setUps.ended(late, now);
        assertThat(setUps.full(now)).isFalse();
        begin(1);
        assertThat(setUps.full(now)).isTrue();
    }
}
