package io.github.ariadne4j.examples.b2bua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private final CallOrigin origin = Sessions.origin();
    private final SessionStore sessions = new InMemorySessionStore();
    private final DeadLetters letters = new DeadLetters(sessions, origin.application());

    @Test
    void a_line_tells_which_call_when_it_ended_and_why_nobody_takes_it() {
        // Given
        CallSession session = deadLetter("+33123456789", "value too long for type character varying(64)");

        // Then
        assertThat(letters.lines())
                .containsExactly(session.id() + "\t2026-11-23T10:16:30.123456Z\t**********89\t"
                        + "value too long for type character varying(64)");
    }

    @Test
    void a_caller_of_few_digits_is_not_shown_at_all() {
        // Given
        deadLetter("112", "refused");

        // Then
        assertThat(letters.lines())
                .singleElement()
                .asString()
                .contains("\t***\t")
                .doesNotContain("112");
    }

    @Test
    void nothing_that_a_caller_chose_makes_a_line_or_a_column() {
        // Given
        deadLetter("+3312345\n\t9", "bad\r\nvalue\t9");

        // Then
        assertThat(letters.lines())
                .singleElement()
                .asString()
                .doesNotContain("\n", "\r")
                .satisfies(line -> assertThat(line.split("\t")).hasSize(4));
    }

    @Test
    void those_of_another_application_are_not_seen() {
        // Given
        deadLetter("+33123456789", "refused");

        // Then
        assertThat(new DeadLetters(sessions, "another").lines()).isEmpty();
        assertThat(new DeadLetters(sessions, "another").requeueAll()).isZero();
    }

    @Test
    void one_is_put_back_among_those_that_wait() {
        // Given
        CallSession wanted = deadLetter("+33123456789", "refused");
        CallSession other = deadLetter("+33123456780", "refused");

        // When
        boolean requeued = letters.requeue(wanted.id());

        // Then
        assertThat(requeued).isTrue();
        assertThat(waiting()).containsExactly(wanted);
        assertThat(letters.lines())
                .singleElement()
                .asString()
                .startsWith(other.id().toString());
    }

    @Test
    void all_are_put_back_once() {
        // Given
        deadLetter("+33123456789", "refused");
        deadLetter("+33123456780", "refused");

        // Then
        assertThat(letters.requeueAll()).isEqualTo(2);
        assertThat(letters.requeueAll()).isZero();
        assertThat(waiting()).hasSize(2);
    }

    @Test
    void one_that_is_not_among_them_is_told() {
        assertThat(letters.requeue(Sessions.of(origin).id())).isFalse();
    }

    @Test
    void a_store_that_is_away_is_one_line() {
        // Given
        SessionStore away = mock();
        when(away.deadLetters(anyString()))
                .thenReturn(CompletableFuture.failedStage(new SessionStoreException("Redis\nis away", null)));

        // Then
        assertThatThrownBy(() -> new DeadLetters(away, "b2bua").lines())
                .isInstanceOf(UnreachableException.class)
                .hasMessage("the session store: Redis is away");
    }

    private CallSession deadLetter(String caller, String reason) {
        CallSession session = Sessions.ended(Sessions.of(origin, caller));
        sessions.moveToDeadLetters(session, reason).toCompletableFuture().join();
        return session;
    }

    private List<CallSession> waiting() {
        return sessions.ended(origin, 10).toCompletableFuture().join();
    }
}
