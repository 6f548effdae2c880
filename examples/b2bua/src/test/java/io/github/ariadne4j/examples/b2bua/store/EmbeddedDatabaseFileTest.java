package io.github.ariadne4j.examples.b2bua.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.examples.b2bua.config.CdrSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class EmbeddedDatabaseFileTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(EmbeddedDatabaseFile.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(logged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:%s/b2bua-cdr",
                "jdbc:h2:%s/b2bua-cdr",
                "jdbc:h2:file:%s/b2bua-cdr;TRACE_LEVEL_FILE=0"
            })
    void a_file_that_is_made_is_its_owners_only(String url) throws IOException {
        // When
        CdrDatabase.open(new CdrSettings(String.format(url, folder.resolve("new")), "sa", ""))
                .close();

        // Then
        assertThat(permissions(folder.resolve("new/b2bua-cdr.mv.db"))).isEqualTo("rw-------");
        assertThat(Files.size(folder.resolve("new/b2bua-cdr.mv.db"))).isPositive();
        assertThat(logged.list).isEmpty();
    }

    @Test
    void a_file_of_an_earlier_version_stays_as_it_is_and_is_warned_of() throws IOException {
        // Given
        CdrSettings settings = new CdrSettings("jdbc:h2:file:" + folder.resolve("b2bua-cdr"), "sa", "");
        CdrDatabase.open(settings).close();
        Path file = folder.resolve("b2bua-cdr.mv.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        // When
        CdrDatabase.open(settings).close();

        // Then
        assertThat(permissions(file)).isEqualTo("rw-r--r--");
        assertThat(logged.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains(file.toString(), "chmod 600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:cdr",
                "jdbc:h2:tcp://localhost/cdr",
                "jdbc:h2:file:%s/cdr;IFEXISTS=TRUE",
                "jdbc:h2:nioMapped:%s/cdr",
                "jdbc:postgresql://localhost/cdr"
            })
    void for_other_databases_no_file_is_made(String url) throws IOException {
        // When
        EmbeddedDatabaseFile.prepare(String.format(url, folder));

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
