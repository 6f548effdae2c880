package io.github.ariadne4j.ari.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureReasonTest {
    @Test
    void the_text_of_the_exception_comes_first() {
        assertThat(FailureReason.of(new IOException("no route", new IOException("no such host"))))
                .isEqualTo("no route");
    }

    @Test
    void an_exception_without_a_text_is_told_by_its_cause() {
        assertThat(FailureReason.of(new IOException(null, new IOException(" ", new IOException("no such host")))))
                .isEqualTo("no such host");
    }

    @Test
    void where_nothing_has_a_text_the_kind_of_the_exception_is_told() {
        assertThat(FailureReason.of(new ClosedChannelException())).isEqualTo("the connection was closed");
        assertThat(FailureReason.of(new TimeoutException())).isEqualTo("no answer in time");
        assertThat(FailureReason.of(new IllegalStateException((String) null)))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void causes_in_a_circle_end() {
        // Given
        IOException outer = new IOException((String) null);
        IOException inner = new IOException((String) null);
        outer.initCause(inner);
        inner.initCause(outer);

        // Then
        assertThat(FailureReason.of(outer)).isEqualTo("java.io.IOException");
    }
}
