package io.github.ariadne4j.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryFiguresTest {
    private static final List<String> HISTOGRAM = """
            4242:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         10000         480000  [B (java.base@17.0.15)
               2:            20            480  java.util.ArrayList (java.base@17.0.15)
               3:             3             48  org.example.Plugin
               4:             1             16  org.example.Plugin
            Total         10024         480544
            """.lines().toList();

    @Test
    void a_histogram_counts_the_classes_of_one_name_together() {
        Heap.Histogram histogram = Heap.Histogram.read(HISTOGRAM);

        assertThat(histogram.bytes()).isEqualTo(480_544);
        assertThat(histogram.of("[B")).isEqualTo(new Heap.Share(10_000, 480_000));
        assertThat(histogram.of("org.example.Plugin")).isEqualTo(new Heap.Share(4, 64));
        assertThat(histogram.of("org.example.Other")).isEqualTo(Heap.Share.NONE);
    }

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

        assertThat(Soak.verdict(megabytes, 0)).endsWith("All goals are met.");
    }

    @Test
    void a_heap_that_grows_is_not_flat() {
        double[] megabytes = new double[20];
        Arrays.setAll(megabytes, look -> 30 + 0.2 * look);

        assertThat(Soak.verdict(megabytes, 0)).contains("slope 204.8 KB a look").contains("Goal missed: a flat heap");
    }
}
