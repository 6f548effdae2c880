package com.example.flows;

import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Lets a supervisor take part in the talks of agents, with any flow: a listener of the engine that keeps which calls are connected. Any
 * thread.
 */
public final class Supervision implements CallEngineListener {
    private final Map<CallId, String> agents = new ConcurrentHashMap<>();
    private final Map<String, CallId> talks = new ConcurrentHashMap<>();
    private final Function<CallId, Optional<CallHandle>> calls;

    /** With the engine's {@code call}. */
    public Supervision(Function<CallId, Optional<CallHandle>> calls) {
        this.calls = calls;
    }

    /** Rings the supervisor, who then hears the talk of the agent with this number, and speaks to the agent, both or none. */
    public CompletionStage<ControlOutcome> supervise(String agent, DialTarget supervisor, Supervising how) {
        return Optional.ofNullable(talks.get(agent))
                .flatMap(calls)
                .map(call -> call.supervise(supervisor, how, Party.CALLEE))
                .orElseGet(() -> CompletableFuture.completedStage(new ControlOutcome.LegAbsent()));
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void onStarted(IncomingCall call) {
        agents.put(call.id(), call.dialled());
    }

    @Override
    public void onAnswered(CallId call, Duration setUp) {
        talks.put(agents.getOrDefault(call, ""), call);
    }

    @Override
    public void onEnded(CallDetailRecord cdr) {
        agents.remove(cdr.callId());
        talks.values().remove(cdr.callId());
    }
}
