package io.github.ariadne4j.examples.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.session.redis.RedisCallStore;
import io.github.ariadne4j.session.redis.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command as an operator types it, on a real Redis. */
class DeadLetterCommandIT {
    @RegisterExtension
    private static final RedisServer REDIS = new RedisServer();

    @TempDir
    private Path folder;

    private final CallOrigin origin = Sessions.origin();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_dead_letter_is_listed_requeued_and_then_gone_from_the_list() {
        try (CallStore store = RedisCallStore.connect(REDIS.url(), LimitLookup.none())) {
            // Given
            CallSession session = Sessions.ended(Sessions.of(origin));
            store.sessions()
                    .moveToDeadLetters(session, "value too long")
                    .toCompletableFuture()
                    .join();

            // When
            String listed = run("dead-letters");
            String requeued = run("dead-letters", "--requeue", session.id().toString());

            // Then
            assertThat(listed)
                    .hasLineCount(1)
                    .startsWith(session.id().toString())
                    .contains("**********89", "value too long");
            assertThat(requeued).startsWith("1 requeued").contains(origin.application(), "30 s");
            assertThat(run("dead-letters")).isEmpty();
            assertThat(waiting(store)).containsExactly(session);
        }
    }

    @Test
    void a_call_that_is_not_among_them_is_one_line_and_status_2() {
        // When
        int status =
                status("dead-letters", "--requeue", Sessions.of(origin).id().toString());

        // Then
        assertThat(status).isEqualTo(Main.WRONG_SETTING);
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("dead-letters");
    }

    private List<CallSession> waiting(CallStore store) {
        return store.sessions().ended(origin, 10).toCompletableFuture().join();
    }

    private String run(String... arguments) {
        out.reset();
        assertThat(status(arguments)).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Main.WELL);
        return out.toString(StandardCharsets.UTF_8);
    }

    private int status(String... arguments) {
        Map<String, String> environment = Map.of("REDIS_URL", REDIS.url(), "ARI_APP", origin.application());
        Main main = new Main(
                environment,
                folder,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return main.run(new Shutdown(), arguments);
    }
}
