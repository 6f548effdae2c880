package io.github.ariadne4j.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBenchmarkTest {
    @Test
    void stalls_that_were_not_logged_one_by_one_are_counted() {
        assertThat(
                        MemoryBenchmark.stalls(
                                List.of(
                                        "WARN  StallMonitor - ari-loop-5-1 has been blocked for 79 ms (1 times since the last such line); …",
                                        "INFO  CallLog - call 1 begins",
                                        "WARN  StallMonitor - ari-loop-5-1 has been blocked for 53 ms (4 times since the last such line); …")))
                .isEqualTo(5);
    }

    @Test
    void a_heap_that_fills_up_in_the_warm_up_only_is_flat() {
        double[] megabytes = new double[20];
        Arrays.fill(megabytes, 30);
        megabytes[0] = 20;

        assertThat(SoakRun.verdict(megabytes, 0)).endsWith("All goals are met.");
    }

    @Test
    void a_heap_that_grows_is_not_flat() {
        double[] megabytes = new double[20];
        Arrays.setAll(megabytes, look -> 30 + 0.2 * look);

        assertThat(SoakRun.verdict(megabytes, 0))
                .contains("slope 204.8 KB a look")
                .contains("Goal missed: a flat heap");
    }
}
