package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.DeadLetter;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreContract;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.Sessions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSessionStoreIT extends SessionStoreContract {
    @RegisterExtension
    static final RedisServer REDIS = new RedisServer();

    private static final RedisKeys KEYS = new RedisKeys("a4j");

    private static RedisSessionStore store;

    @BeforeAll
    static void connect() {
        // Long time limits, since this test is about results on a busy machine; RedisOutageIT tests the time of
        // failures.
        store = RedisSessionStore.connect(RedisSettings.of(REDIS.url()).withTimeout(Duration.ofSeconds(2)));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected SessionStore store() {
        return store;
    }

    @Test
    void another_store_reads_and_removes_what_this_one_wrote() {
        // Given
        CallSession session = session();
        done(store.create(session));

        try (RedisSessionStore another = RedisSessionStore.connect(REDIS.url())) {
            // When
            CallSession read = done(another.find(session.id())).orElseThrow();
            done(another.remove(session.origin(), session.id()));

            // Then
            assertThat(read).isEqualTo(session);
            assertThat(REDIS.ask("EXISTS " + KEYS.session(session.id()) + ' ' + KEYS.live(session.origin())))
                    .isEqualTo(":0");
            assertThat(REDIS.answer("SMEMBERS " + KEYS.origins()))
                    .doesNotContain(session.origin().application());
        }
    }

    @Test
    void a_session_has_no_expiry_since_a_call_may_last_for_days() {
        // Given
        CallSession session = session();

        // When
        done(store.create(session));

        // Then
        assertThat(REDIS.ask("TTL " + KEYS.session(session.id()))).isEqualTo(":-1");
    }

    @Test
    void a_session_that_cannot_be_read_hides_no_other() {
        // Given
        CallSession broken = session();
        CallSession whole = session();
        Stream.of(broken, whole).forEach(session -> done(store.create(session)));

        // When
        REDIS.ask("SET " + KEYS.session(broken.id()) + " {");

        // Then
        assertThat(done(store.live(whole.origin()))).containsExactly(whole);
        assertThatThrownBy(() -> done(store.find(broken.id())))
                .hasCauseInstanceOf(SessionStoreException.class)
                .hasMessageContaining(broken.id().toString());
    }

    @Test
    void a_dead_letter_that_cannot_be_read_hides_no_other_and_stays() {
        // Given
        CallSession whole = Sessions.ended(session());
        CallSession broken = session();
        String application = whole.origin().application();
        done(store.moveToDeadLetters(whole, "refused"));

        // When
        REDIS.ask("HSET " + KEYS.deadLetters(application) + ' ' + broken.id() + " {");

        // Then
        assertThat(done(store.deadLetters(application)))
                .extracting(DeadLetter::session)
                .containsExactly(whole);
        assertThat(done(store.requeue(application, broken.id()))).isFalse();
        assertThat(REDIS.ask("HLEN " + KEYS.deadLetters(application))).isEqualTo(":2");
    }

    @Test
    void an_application_whose_name_would_be_syntax_is_refused() {
        // Given
        CallOrigin odd = new CallOrigin("b2bua}:{x", "asterisk-1");

        // When
        assertThatThrownBy(() -> done(store.create(Sessions.of(odd))))
                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("application");
    }

    @Test
    void an_unreachable_redis_is_named_without_its_password() {
        // When
        assertThatThrownBy(() -> RedisSessionStore.connect("redis://someone:s3cret@127.0.0.1:1"))
                // Then
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("cannot connect to Redis at 127.0.0.1:1")
                .hasMessageContaining("check that it runs there")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-sentinel://:s3cret@127.0.0.1:1,127.0.0.1:2#calls",
                "redis-cluster://:s3cret@127.0.0.1:1,127.0.0.1:2"
            })
    void unreachable_sentinels_and_nodes_are_named_without_the_password(String url) {
        // When
        assertThatThrownBy(() -> RedisSessionStore.connect(url))
                // Then
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("cannot connect to Redis at 127.0.0.1:1,127.0.0.1:2")
                .hasMessageNotContaining("s3cret");
    }

    @RepeatedTest(20)
    void a_wrong_password_is_told_without_repeating_it() {
        // Given
        String withPassword = REDIS.url().replace("redis://", "redis://nobody:s3cret@");

        // When
        assertThatThrownBy(() -> RedisSessionStore.connect(withPassword))
                // Then
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("WRONGPASS")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "http://localhost", "redis://", "redis://:s3cret@ host"})
    void what_is_no_url_of_a_redis_is_refused_without_repeating_it(String url) {
        // When
        assertThatThrownBy(() -> RedisSessionStore.connect(url))
                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redis://")
                .hasMessageNotContaining("s3cret");
    }
}
