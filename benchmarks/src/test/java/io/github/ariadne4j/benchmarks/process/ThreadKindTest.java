package io.github.ariadne4j.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadKindTest {
    @ParameterizedTest
    @CsvSource({
        "C2 CompilerThre, JIT",
        "C1 CompilerThre, JIT",
        "GC Thread#0, GC",
        "G1 Service, GC",
        "VM Thread, GC",
        "VM Periodic Tas, OTHER",
        "ari-io-1-2, IO",
        "ari-events-1, EVENTS",
        "call-1, CALLS",
        "call-timers-1, CALLS",
        "call-listener, LISTENER",
        "call-flow, FLOW",
        "lettuce-nioEven, LETTUCE",
        "cdr-writer, CDR",
        "main, OTHER"
    })
    void a_thread_is_told_by_the_beginning_of_its_name(String name, ThreadKind kind) {
        assertThat(ThreadKind.of(name)).isEqualTo(kind);
    }
}
