package io.github.ariadne4j.examples.b2bua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallStoresTest {
    @TempDir
    private Path folder;

    @Test
    void without_a_redis_both_are_in_memory() {
        try (CallStore store = CallStores.open("", LimitLookup.none())) {
            assertThat(store.sessions()).isInstanceOf(InMemorySessionStore.class);
        }
    }

    @Test
    void a_redis_that_is_not_there_may_come_up_later() {
        // Given
        String unreachable = "redis://:secret@127.0.0.1:" + UnusedPort.find();

        // Then
        assertThatThrownBy(() -> CallStores.open(unreachable, LimitLookup.none()))
                .isInstanceOf(UnreachableException.class)
                .message()
                .contains("127.0.0.1")
                .doesNotContain("secret", "\n");
    }

    @Test
    void what_is_no_url_of_a_redis_must_be_changed() {
        assertThatThrownBy(() -> CallStores.open("redis://", LimitLookup.none()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("REDIS_URL");
    }

    @Test
    void sessions_in_memory_need_no_spool() {
        try (SessionSpool spool = CallStores.spool("", folder)) {
            assertThat(spool.bytes()).isZero();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void the_spool_of_another_process_is_left_alone() {
        // Given
        Path spool = folder.resolve("b2bua-spool");
        try (SessionSpool other = CallStores.spool("redis://localhost", spool)) {
            // Then
            assertThatThrownBy(() -> CallStores.spool("redis://localhost", spool))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("SPOOL_DIR", spool.toString(), "a folder of its own");
            assertThat(other.left()).isEmpty();
        }
    }
}
