package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.HttpSettings;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine on a simulated Asterisk, with checks of both after all calls have ended. */
abstract class EngineOnSimulator {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    final RecordingCdrSink cdrs = new RecordingCdrSink();
    final InMemorySessionStore sessions = new InMemorySessionStore();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> silences = new CopyOnWriteArrayList<>();
    AriSimulator asterisk;
    AriClient ari;

    @BeforeEach
    void connect() {
        asterisk = ASTERISK.simulator();
        ari = client(http());
    }

    /** The time limits of the client: shorter in a test in which answers are lost. */
    HttpSettings http() {
        return patient();
    }

    /** Time limits that a busy machine keeps. */
    static HttpSettings patient() {
        Duration limit = Duration.ofSeconds(15);
        return new HttpSettings(HttpSettings.defaults().connections(), limit, limit);
    }

    /** A client with these time limits. */
    AriClient patientClient() {
        return client(patient());
    }

    private AriClient client(HttpSettings http) {
        return client("b2bua", http);
    }

    private AriClient client(String application, HttpSettings http) {
        return opened(client(asterisk, application, http));
    }

    /** A client with this application name, to be closed by the test. */
    static AriClient client(AriSimulator asterisk, String application, HttpSettings http) {
        Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
        return AriClient.connect(
                AriSettings.of(asterisk.uri(), credentials, application).withHttp(http));
    }

    /** Registers a resource that is closed after the test. */
    <T extends AutoCloseable> T opened(T one) {
        opened.add(one);
        return one;
    }

    @AfterEach
    void disconnect() throws Exception {
        for (int last = opened.size() - 1; last >= 0; last--) {
            opened.get(last).close();
        }
        if (!allowsSilence()) {
            assertThat(silences).as("parties in silence").isEmpty();
        }
    }

    /** Whether silences are allowed: in tests about them. */
    boolean allowsSilence() {
        return false;
    }

    private final class SilenceListener implements CallEngineListener {
        @Override
        public boolean mayBlock() {
            return false;
        }

        @Override
        public void onSilence(CallId call, Party party, Duration lasted) {
            silences.add(party + " of " + call);
        }
    }

    CallEngine.Builder engine(CallFlow flow) {
        return engineOn(ari, flow);
    }

    /** An engine on another connection, as after a restart of the application. */
    CallEngine.Builder engineOn(AriClient client, CallFlow flow) {
        return CallEngine.builder(client)
                .flow(flow)
                .listener(new SilenceListener())
                .cdrs(cdrs)
                .sessions(sessions)
                .settings(settings());
    }

    CallEngine started(CallEngine.Builder builder) {
        return opened(builder.start());
    }

    /** The defaults with short times; a leg has a second to show up, as a busy machine may need some of it. */
    static CallEngineSettings settings() {
        CallTimeouts timeouts = new CallTimeouts(
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                Duration.ofSeconds(4),
                Duration.ofHours(12),
                Duration.ofMillis(300),
                Duration.ofSeconds(5));
        return new CallEngineSettings(timeouts, 1_000, true, true, false, Duration.ofSeconds(30), Duration.ZERO);
    }

    /** Checks that no channel, bridge or session is left, and returns the only CDR. */
    CallDetailRecord theOnlyRecord(CallEngine engine) throws InterruptedException {
        assertThat(engine.awaitIdle(PATIENCE)).as("the engine becomes idle").isTrue();
        asterisk.awaitNoChannels(PATIENCE);
        assertThat(asterisk.bridges()).isEmpty();
        assertThat(cdrs.records()).hasSize(1);
        CallOrigin origin = cdrs.records().get(0).origin();
        assertThat(sessions.live(origin).toCompletableFuture().join()).isEmpty();
        assertThat(sessions.ended(origin, 1).toCompletableFuture().join()).isEmpty();
        return cdrs.records().get(0);
    }
}
