package io.github.ariadne4j.callflow.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveCallsTest {
    private static final CallId CALL = CallId.of("asterisk", new ChannelId("1700000000.1"), Instant.EPOCH);

    private final LiveCalls calls = new LiveCalls();

    @Test
    void a_call_that_ended_during_a_look_is_known_until_the_next_look_begins() {
        calls.beginLook();
        calls.ended(CALL);

        assertThat(calls.lives(CALL)).isFalse();
        assertThat(calls.livedSinceLook(CALL)).isTrue();
        calls.beginLook();
        assertThat(calls.livedSinceLook(CALL)).isFalse();
    }

    @Test
    void calls_are_idle_once_the_record_of_the_last_one_is_written() {
        calls.ended(CALL);
        assertThat(calls.isIdle()).isFalse();
        calls.closed();
        assertThat(calls.isIdle()).isTrue();
    }
}
