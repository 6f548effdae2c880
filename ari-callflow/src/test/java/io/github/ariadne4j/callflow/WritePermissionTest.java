package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WritePermissionTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private CompletionStage<Boolean> answer = CompletableFuture.completedStage(true);
    private final WritePermission permission = new WritePermission(this::ask, now::get);

    private CompletionStage<Boolean> ask() {
        asked.incrementAndGet();
        return answer;
    }

    @Test
    void a_user_who_may_write_passes() {
        assertThatCode(permission::require).doesNotThrowAnyException();
    }

    @Test
    void a_user_who_may_only_read_is_refused_with_what_to_change() {
        answer = CompletableFuture.completedStage(false);
        assertThatThrownBy(permission::require)
                .isInstanceOfSatisfying(
                        AriRejectedException.class,
                        refused -> assertThat(refused.status()).isEqualTo(403))
                .hasMessageContaining("read_only = no");
    }

    @Test
    void an_asterisk_that_cannot_be_asked_is_no_refusal() {
        answer = CompletableFuture.failedStage(new AriConnectionException("gone", null));
        assertThatThrownBy(permission::require).isInstanceOf(AriConnectionException.class);
        assertThat(permission.isDenied()).isFalse();
    }

    @Test
    void a_right_that_is_taken_away_later_is_found_out_within_the_second_look() {
        // Given
        permission.require();
        answer = CompletableFuture.completedStage(false);

        // When
        pass(Duration.ofSeconds(11));
        permission.isDenied();
        boolean denied = permission.isDenied();
        answer = CompletableFuture.completedStage(true);
        pass(Duration.ofSeconds(11));
        permission.isDenied();

        // Then
        assertThat(denied).isTrue();
        assertThat(permission.isDenied()).isFalse();
    }

    @Test
    void however_often_one_looks_asterisk_is_asked_every_ten_seconds_at_most() {
        // When
        for (int second = 0; second < 25; second++) {
            permission.isDenied();
            pass(Duration.ofSeconds(1));
        }

        // Then
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_asterisk_that_is_away_changes_nothing_of_what_is_known() {
        // Given
        answer = CompletableFuture.completedStage(false);
        pass(Duration.ofSeconds(11));
        permission.isDenied();

        // When
        answer = CompletableFuture.failedStage(new AriConnectionException("gone", null));
        pass(Duration.ofSeconds(11));
        permission.isDenied();

        // Then
        assertThat(permission.isDenied()).isTrue();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
