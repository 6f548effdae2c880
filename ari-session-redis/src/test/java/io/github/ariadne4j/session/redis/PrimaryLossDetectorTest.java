package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimaryLossDetectorTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger closed = new AtomicInteger();
    private final PrimaryLossDetector primaryLoss =
            new PrimaryLossDetector("host:6379", closed::incrementAndGet, now::get);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "READONLY You can't write against a read only replica. script: 0a, on @user_script:9.",
                "ERR Error running script (call to f_0a): @user_script:9: @user_script: 9: -READONLY You can't write against"
                        + " a read only replica. ",
                "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
                "NOREPLICAS Not enough good replicas to write.",
            })
    void a_server_in_whose_place_another_may_be_is_left(String reply) {
        primaryLoss.failed(new RedisCommandExecutionException(reply));
        assertThat(closed).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OOM command not allowed when used memory > 'maxmemory'.",
                "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
                "LOADING Redis is loading the dataset in memory",
                "NOPERM User default has no permissions to run the 'evalsha' command",
                "ERR no such key NOTREADONLY",
            })
    void what_the_same_server_takes_again_later_changes_no_connection(String reply) {
        primaryLoss.failed(new RedisCommandExecutionException(reply));
        assertThat(closed).hasValue(0);
    }

    @Test
    void a_failure_without_a_text_changes_nothing() {
        primaryLoss.failed(new RedisException((String) null));
        assertThat(closed).hasValue(0);
    }

    @Test
    void a_server_that_still_refuses_is_left_every_two_seconds_at_most() {
        // When
        for (int millis = 0; millis < 5_000; millis += 100) {
            primaryLoss.failed(
                    new RedisCommandExecutionException("READONLY You can't write against a read only replica."));
            now.addAndGet(Duration.ofMillis(100).toNanos());
        }

        // Then
        assertThat(closed).hasValue(3);
    }
}
