package io.github.ariadne4j.callflow;

import static io.github.ariadne4j.callflow.EngineOnSimulator.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.session.DuplicateIdentityException;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.real.UnusedPort;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An Asterisk that comes back with another identity, and two servers with the same one. */
class LostIdentityTest {
    private static final String BEFORE = "02:00:00:00:00:0a";
    private static final String AFTER = "02:00:00:00:00:0b";

    private final SharedStore store = new SharedStore();
    private final RecordingCdrSink cdrs = new RecordingCdrSink();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Collections.reverse(opened);
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private AriSimulator asterisk(SimulatorSettings settings) {
        AriSimulator asterisk = AriSimulator.start(settings);
        opened.add(asterisk);
        asterisk.callees().otherwise(CalleeScript.answersAfter(Duration.ofMillis(20)));
        return asterisk;
    }

    private EngineInstance instance(AriSimulator asterisk) {
        EngineInstance instance = new EngineInstance(asterisk, "b2bua", store, cdrs);
        opened.add(instance);
        return instance;
    }

    @Test
    void calls_of_an_asterisk_that_was_made_anew_under_another_identity_are_recorded_as_lost() {
        // Given
        SimulatorSettings settings = SimulatorSettings.defaults().withPort(UnusedPort.find());
        AriSimulator before = asterisk(settings.withAsteriskId(BEFORE));
        EngineInstance first = instance(before);
        before.call("1000").dialling("3314").place().awaitAnswered().awaitBridged();
        first.awaitAnswerWritten();
        first.crash();
        before.close();

        // When
        EngineInstance second = instance(asterisk(settings.withAsteriskId(AFTER)));

        // Then
        await().atMost(PATIENCE.multipliedBy(2)).until(store.memory::isEmpty);
        assertThat(cdrs.records()).hasSize(1);
        CallDetailRecord cdr = cdrs.records().get(0);
        assertThat(cdr.origin().asteriskId()).isEqualTo(BEFORE);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(second.recovered).isEmpty();
    }

    @Test
    void the_later_of_two_live_servers_with_one_identity_is_refused_and_the_earlier_one_goes_on() {
        // Given
        EngineInstance first = instance(asterisk(SimulatorSettings.defaults().withAsteriskId(BEFORE)));
        AriSimulator later = asterisk(SimulatorSettings.defaults().withAsteriskId(BEFORE));

        // When
        assertThatThrownBy(() -> instance(later))
                // Then
                .isInstanceOf(DuplicateIdentityException.class)
                .hasMessageContaining("entityid");
        assertThat(first.engine.health().isHealthy()).isTrue();
        assertThat(first.replaced).hasValue(0);
    }
}
