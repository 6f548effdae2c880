package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SipMessageStoreTest {
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("192.0.2.1", 5060);
    private static final Instant START = Instant.parse("2026-11-28T21:00:00Z");

    private Instant now = START;
    private final SipMessageStore store =
            new SipMessageStore(new SipMessageStore.Limits(40_000, 8_000, Duration.ofHours(1)), () -> now);

    @Test
    void the_messages_of_both_legs_are_in_the_order_in_which_they_came_whatever_their_times() {
        // When
        hear("a", "INVITE", 0);
        hear("b", "INVITE", 2);
        hear("c", "INVITE", 3);
        hear("a", "BYE", 5);
        hear("b", "BYE", 4);

        // Then
        assertThat(store.trace(List.of("a", "b", "a", "unknown")).messages())
                .extracting(message -> message.callId() + ' ' + message.method())
                .containsExactly("a INVITE", "b INVITE", "a BYE", "b BYE");
        assertThat(store.trace(List.of()).messages()).isEmpty();
    }

    @Test
    void what_belongs_to_no_call_is_not_kept() {
        // When
        hear("r", "REGISTER", 0);
        hear("o", "OPTIONS", 0);
        hear("a", "INVITE", 0);
        hear("a", "NOTIFY", 0);
        hear("b", "BYE", 0);

        // Then
        assertThat(store.callIds()).isEqualTo(2);
        assertThat(store.trace(List.of("r", "o", "a", "b")).messages())
                .extracting(SipMessage::method)
                .containsExactly("INVITE", "NOTIFY", "BYE");
    }

    @Test
    void of_many_messages_of_one_call_the_first_and_the_latest_are_kept() {
        // When
        IntStream.range(0, 100).forEach(second -> hear("a", "INFO", second));

        // Then
        SipTrace trace = store.trace(List.of("a"));
        assertThat(trace.messages().size() + trace.omitted()).isEqualTo(100);
        assertThat(trace.omitted()).isPositive();
        assertThat(trace.messages())
                .extracting(message -> message.time().getEpochSecond() - START.getEpochSecond())
                .startsWith(0L, 1L, 2L)
                .endsWith(97L, 98L, 99L);
        assertThat(store.bytes()).isLessThanOrEqualTo(8_000);
    }

    @Test
    void in_want_of_room_the_call_that_was_heard_of_longest_ago_goes_first() {
        // Given
        hear("quiet", "INVITE", 0);
        hear("long", "INVITE", 0);

        // When
        for (int call = 0; store.trace(List.of("quiet")).messages().size() == 1; call++) {
            hear("call" + call, "INVITE", 1);
            hear("long", "INFO", 1);
        }

        // Then
        assertThat(store.trace(List.of("long")).messages()).isNotEmpty();
        assertThat(store.bytes()).isLessThanOrEqualTo(40_000);
    }

    @Test
    void a_call_goes_an_hour_after_its_last_message() {
        // Given
        hear("ended", "INVITE", 0);
        now = START.plus(Duration.ofMinutes(30));
        hear("live", "INVITE", 0);

        // When
        now = START.plus(Duration.ofMinutes(60)).plusMillis(1);

        // Then
        assertThat(store.trace(List.of("ended")).messages()).isEmpty();
        assertThat(store.trace(List.of("live")).messages()).hasSize(1);
        now = now.plus(Duration.ofHours(2));
        assertThat(store.trace(List.of("live")).messages()).isEmpty();
        assertThat(store.bytes()).isZero();
        assertThat(store.callIds()).isZero();
    }

    @Test
    void limits_that_cannot_be_kept_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SipMessageStore.Limits(10, 11, Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SipMessageStore.Limits(10, 10, Duration.ZERO));
    }

    private void hear(String callId, String method, int second) {
        store.accept(new SipMessage(
                START.plusSeconds(second),
                ADDRESS,
                ADDRESS,
                SipMessage.Transport.UDP,
                callId,
                0,
                method,
                second,
                SipSamples.request(method, second, "", "")));
    }
}
