package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.HostileTexts;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.store.Admission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hostile texts as account codes, trunks and parts of sessions: none of them becomes part of a key or of a command. */
class HostileTextsIT {
    private static final List<String> TEXTS = HostileTexts.all();

    /** Below the store's limit of 10,000 waiting commands. */
    private static final int AT_ONCE = 1_000;

    @RegisterExtension
    static final RedisServer REDIS = new RedisServer();

    private final String namespace = "it-" + UUID.randomUUID();
    private final LimitLookup everything = scopes -> CompletableFuture.completedStage(scopes.stream()
            .map(scope -> new CallLimit(scope, 5, 5, HangupCause.CONGESTION))
            .toList());

    @Test
    void keys_hold_nothing_of_a_text_and_values_hold_it_as_it_came() {
        RedisSettings settings =
                RedisSettings.of(REDIS.url()).withNamespace(namespace).withTimeout(Duration.ofSeconds(20));
        try (RedisCallStore store = RedisCallStore.connect(settings, everything)) {
            // Given
            CallOrigin origin = Sessions.origin();
            List<CallSession> sessions =
                    TEXTS.stream().map(text -> Sessions.of(origin, text)).toList();

            // When
            List<Admission> admitted = new ArrayList<>();
            for (int from = 0; from < sessions.size(); from += AT_ONCE) {
                admitted.addAll(admit(store, sessions.subList(from, Math.min(from + AT_ONCE, sessions.size()))));
            }

            // Then
            assertThat(admitted).allMatch(Admission::written);
            assertThat(REDIS.answer("KEYS *").lines().filter(line -> line.startsWith("{" + namespace)))
                    .hasSizeGreaterThan(2 * TEXTS.size())
                    .allMatch(key -> key.matches(
                            "\\{" + namespace + "}:[a-z]+(:[0-9a-f-]{32,36}|:app-[0-9a-f-]{36}:[0-9A-Za-z%.-]+)?"));
            assertThat(store.sessions().live(origin).toCompletableFuture().join())
                    .extracting(session -> session.call().dialled())
                    .containsExactlyInAnyOrderElementsOf(TEXTS);
        }
    }

    private static List<Admission> admit(RedisCallStore store, List<CallSession> sessions) {
        List<CompletableFuture<Admission>> admitted = sessions.stream()
                .map(session -> store.admit(session, scopes(session)).toCompletableFuture())
                .toList();
        return admitted.stream().map(CompletableFuture::join).toList();
    }

    private static Set<LimitScope> scopes(CallSession session) {
        String text = session.call().dialled();
        return Set.of(LimitScope.account(text), LimitScope.trunk(text));
    }
}
