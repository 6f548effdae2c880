package io.github.ariadne4j.benchmarks.calls;

import java.util.ArrayList;
import java.util.List;

/** The loads of each program, in order, and the duration of the measurement without activity. */
record LoadPlan(List<Load> loads, int idleSeconds) {

    /** All rates. */
    static LoadPlan full() {
        return new Sequence()
                .measured(300, 20)
                .warmUp(2_700, 60)
                .measured(6_000, 60)
                .measured(6_000, 100)
                .measured(600, 20)
                .idle(10);
    }

    /** For many rounds of two revisions: without the warm load at 20/s. */
    static LoadPlan comparison() {
        return new Sequence()
                .measured(300, 20)
                .warmUp(2_700, 60)
                .measured(6_000, 60)
                .measured(6_000, 100)
                .idle(10);
    }

    /** One rate; takes half a minute. */
    static LoadPlan quick() {
        return new Sequence()
                .measured(100, 20)
                .warmUp(500, 60)
                .measured(600, 60)
                .idle(3);
    }

    private static final class Sequence {
        private final List<Load> loads = new ArrayList<>();
        private int next = 1;

        Sequence measured(int calls, int rate) {
            return add(calls, rate, false);
        }

        Sequence warmUp(int calls, int rate) {
            return add(calls, rate, true);
        }

        private Sequence add(int calls, int rate, boolean warmUp) {
            loads.add(new Load(next, calls, rate, warmUp));
            next += calls;
            return this;
        }

        LoadPlan idle(int seconds) {
            return new LoadPlan(List.copyOf(loads), seconds);
        }
    }
}
