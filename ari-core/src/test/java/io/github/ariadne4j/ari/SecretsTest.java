package io.github.ariadne4j.ari;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.ari.resource.AriConnectionException;
import io.github.ariadne4j.ari.resource.AriRejectedException;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatorSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest {
    private static final String PASSWORD = "canary-password";
    private static final String ENCODED =
            Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final Logger everything = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Level before;
    private Appender<ILoggingEvent> console;

    @BeforeEach
    void listenToAllThatIsLogged() {
        before = everything.getLevel();
        console = everything.getAppender("console");
        everything.detachAppender(console);
        logged.start();
        everything.addAppender(logged);
        everything.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        everything.setLevel(before);
        everything.detachAppender(logged);
        everything.addAppender(console);
    }

    private String log() {
        return List.copyOf(logged.list).stream()
                .map(event ->
                        event.getLoggerName() + ' ' + event.getFormattedMessage() + ' ' + event.getThrowableProxy())
                .collect(joining("\n"));
    }

    @Test
    void a_password_is_not_logged_even_at_trace() {
        SimulatorSettings settings = SimulatorSettings.defaults().withLogin("ann", PASSWORD);
        try (AriSimulator asterisk = AriSimulator.start(settings)) {
            Credentials credentials = new Credentials("ann", PASSWORD);
            try (AriClient ari = AriClient.connect(AriSettings.of(asterisk.uri(), credentials, "b2bua"))) {
                ari.listen().toCompletableFuture().join();
                asterisk.faults().cutSockets();
                await().until(() -> ari.statistics().reconnects() == 1);
            }
            Credentials wrong = new Credentials("ann", PASSWORD + '2');
            assertThatThrownBy(() -> AriClient.connect(AriSettings.of(asterisk.uri(), wrong, "b2bua")))
                    .isInstanceOf(AriRejectedException.class);
            assertThat(credentials.toString()).doesNotContain(PASSWORD);
        }
        assertThat(log()).contains("io.netty").doesNotContain(PASSWORD, ENCODED);
    }

    @Test
    void a_password_that_would_cross_a_network_in_clear_is_warned_of() {
        AriSettings elsewhere =
                AriSettings.of(URI.create("http://asterisk.invalid:8088"), new Credentials("ann", PASSWORD), "b2bua");
        assertThatThrownBy(() -> AriClient.connect(elsewhere)).isInstanceOf(AriConnectionException.class);
        assertThat(log()).contains("crosses the network in clear").doesNotContain(PASSWORD, ENCODED);
    }

    @Test
    void on_this_host_nobody_is_warned() {
        AriSettings here = AriSettings.of(URI.create("http://127.0.0.1:1"), new Credentials("ann", PASSWORD), "b2bua");
        assertThatThrownBy(() -> AriClient.connect(here)).isInstanceOf(AriConnectionException.class);
        assertThat(log()).doesNotContain("in clear");
    }
}
