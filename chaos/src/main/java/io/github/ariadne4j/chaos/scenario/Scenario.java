package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.testbed.RunPaths;
import io.github.ariadne4j.chaos.testbed.TestBed;

/** A fault that is injected while calls run. */
public interface Scenario {
    /** Its name on the command line. */
    String name();

    /** Its requirement, beside those of every scenario. */
    String toReach();

    /** Whether {@code --quick} plays it: it finds something in half a minute that no other of those does. */
    default boolean quick() {
        return true;
    }

    /** The test bed that it runs in. */
    default TestBed open(RunPaths paths) {
        return TestBed.open(paths);
    }

    /** Plays it in a new test bed. */
    Judgement play(TestBed testBed, RunSize size);
}
