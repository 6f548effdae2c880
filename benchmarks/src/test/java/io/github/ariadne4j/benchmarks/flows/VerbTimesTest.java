package io.github.ariadne4j.benchmarks.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.CallId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerbTimesTest {
    private static final CallId CALL = new CallId(new UUID(1, 2));

    private final VerbTimes times = new VerbTimes();

    private void write() {
        times.onStoreWrite(CALL, "redis", "update", Duration.ZERO, null);
    }

    @Test
    void the_writes_of_a_verb_are_those_between_its_beginning_and_its_end() {
        write();
        times.mute(this::write);
        times.mute(() -> {});
        times.recorded(() -> {
            write();
            write();
        });

        assertThat(times.mute().count()).isEqualTo(2);
        assertThat(times.mute().writes()).hasValue(0.5);
        assertThat(times.recorded().writes()).hasValue(2);
    }
}
