package com.example.flows.demo;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Originate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The parameters of a demo flow's set-up: an engine before its start, and the same engine afterwards. Any thread.
 *
 * @param engine takes the flow
 * @param running completes once the engine has started
 * @param printer prints events
 */
record DemoSetup(CallEngine.Builder engine, CompletableFuture<CallEngine> running, EventPrinter printer) {
    OriginatedCall originate(Originate request) {
        return running.join().originate(request);
    }

    CallHandle handle(CallId id) {
        return running.join().handle(id);
    }

    Optional<CallHandle> call(CallId id) {
        return running.join().call(id);
    }
}
