package io.github.ariadne4j.examples.b2bua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.examples.b2bua.config.CdrSettings;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class CdrDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void the_file_in_the_working_folder_answers_and_can_be_opened_again() {
        // Given
        CdrSettings file = new CdrSettings("jdbc:h2:file:" + folder.resolve("b2bua-cdr"), "sa", "");
        CdrDatabase.open(file).close();

        // When
        try (CdrDatabase again = CdrDatabase.open(file)) {
            // Then
            assertThat(again.cdrs().ping()).succeedsWithin(Duration.ofSeconds(5));
            assertThat(again.cdrs().backlog()).isZero();
        }
    }

    @Test
    void a_database_that_is_not_there_may_come_up_later() {
        // Given
        CdrSettings unreachable =
                new CdrSettings("jdbc:postgresql://127.0.0.1:" + UnusedPort.find() + "/b2bua", "me", "secret");

        // Then
        assertThatThrownBy(() -> CdrDatabase.open(unreachable))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining(unreachable.url())
                .message()
                .doesNotContain("secret", "\n");
    }

    @Test
    void a_first_connection_that_ends_too_early_spoils_none_of_the_later_ones() throws SQLException {
        // Given
        Driver driver = new ClosedFirstConnection();
        DriverManager.registerDriver(driver);
        CdrSettings settings = new CdrSettings(ClosedFirstConnection.URL, "sa", "");

        // When
        try (CdrDatabase database = CdrDatabase.open(settings)) {
            // Then
            assertThat(database.cdrs().ping()).succeedsWithin(Duration.ofSeconds(5));
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    @Test
    void a_first_connection_that_takes_longer_than_the_pool_waits_is_no_reason_for_an_alarm() throws SQLException {
        // Given
        Driver driver = new SlowFirstConnection();
        DriverManager.registerDriver(driver);
        Logger log = (Logger) LoggerFactory.getLogger(CdrDatabase.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        log.addAppender(logged);

        // When
        try (CdrDatabase database = CdrDatabase.begin(new CdrSettings(SlowFirstConnection.URL, "sa", ""))) {
            database.awaitTables(refused -> {});

            // Then
            assertThat(database.cdrs().ping()).succeedsWithin(Duration.ofSeconds(5));
            assertThat(logged.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
        } finally {
            log.detachAppender(logged);
            DriverManager.deregisterDriver(driver);
        }
    }

    @Test
    void where_cdrs_can_wait_a_database_that_is_not_there_does_not_hold_up_the_start() {
        // Given
        CdrSettings unreachable =
                new CdrSettings("jdbc:postgresql://127.0.0.1:" + UnusedPort.find() + "/b2bua", "me", "secret");
        List<RuntimeException> refused = new CopyOnWriteArrayList<>();

        // When
        try (CdrDatabase database = CdrDatabase.begin(unreachable)) {
            database.awaitTables(refused::add);

            // Then
            assertThat(database.cdrs().ping()).failsWithin(Duration.ofSeconds(5));
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void where_cdrs_can_wait_the_tables_of_a_database_that_is_there_are_there_after_the_one_try() throws SQLException {
        // Given
        CdrSettings file = new CdrSettings("jdbc:h2:file:" + folder.resolve("b2bua-cdr"), "sa", "");

        // When
        try (CdrDatabase database = CdrDatabase.begin(file)) {
            database.awaitTables(refused -> {});
        }

        // Then
        try (Connection connection = DriverManager.getConnection(file.url(), "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select count(*) from cdr")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, CDR_PASSWORD",
        "28000, CDR_USERNAME",
        "3D000, CDR_JDBC_URL",
        "42501, create tables",
        "90020, another process",
    })
    void what_the_operator_must_change_is_told(String state, String change) {
        // When
        RuntimeException fault = fault(state);

        // Then
        assertThat(fault).isInstanceOf(ConfigurationException.class).hasMessageContaining(change);
    }

    @ParameterizedTest
    @CsvSource({"08001", "57P03", "53300"})
    void what_passes_is_waited_for(String state) {
        assertThat(fault(state)).isInstanceOf(UnreachableException.class);
    }

    @Test
    void tables_of_another_version_are_left_alone() throws SQLException {
        // Given
        CdrSettings file = new CdrSettings("jdbc:h2:file:" + folder.resolve("b2bua-cdr"), "sa", "");
        CdrDatabase.open(file).close();
        try (Connection connection = DriverManager.getConnection(file.url(), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update \"ariadne4j_schema_history\" set \"checksum\" = 1 where \"version\" = '1'");
        }

        // Then
        assertThatThrownBy(() -> CdrDatabase.open(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.url())
                .message()
                .doesNotContain("\n");
    }

    @Test
    void what_is_no_fault_of_the_database_stays_what_it_is() {
        // Given
        RuntimeException bug = new IllegalStateException("a bug");

        // Then
        assertThat(DatabaseErrorTranslator.read(new CdrSettings("jdbc:h2:mem:", "", ""), bug))
                .isSameAs(bug);
    }

    private static RuntimeException fault(String state) {
        SQLException said = new SQLException("no", state);
        return DatabaseErrorTranslator.read(
                new CdrSettings("jdbc:postgresql://host/b2bua", "me", "secret"), new IllegalStateException(said));
    }
}
