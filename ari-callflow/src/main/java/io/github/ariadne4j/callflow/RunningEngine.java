package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.engine.CallActors;
import java.time.Duration;

/** An engine at work. */
final class RunningEngine implements CallEngine {
    private final CallActors actors;
    private final FlowThreads flowThreads;

    RunningEngine(CallActors actors, FlowThreads flowThreads) {
        this.actors = actors;
        this.flowThreads = flowThreads;
    }

    @Override
    public int activeCalls() {
        return actors.count();
    }

    @Override
    public void drain() {
        actors.drain();
    }

    @Override
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return actors.awaitIdle(atMost);
    }

    @Override
    public void close() {
        actors.close();
        flowThreads.close();
    }
}
