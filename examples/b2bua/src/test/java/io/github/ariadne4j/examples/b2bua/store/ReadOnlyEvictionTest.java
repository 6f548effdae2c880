package io.github.ariadne4j.examples.b2bua.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReadOnlyEvictionTest {
    private final ReadOnlyEviction pool = new ReadOnlyEviction();

    @Test
    void a_connection_to_a_server_that_takes_no_writes_is_given_up() {
        assertThat(pool.adjudicate(new SQLException("cannot execute INSERT in a read-only transaction", "25006")))
                .isEqualTo(Override.MUST_EVICT);
    }

    @Test
    void about_others_the_pool_decides_as_usual() {
        assertThat(pool.adjudicate(new SQLException("duplicate key", "23505"))).isEqualTo(Override.CONTINUE_EVICT);
        assertThat(pool.adjudicate(new SQLException("no state"))).isEqualTo(Override.CONTINUE_EVICT);
    }
}
