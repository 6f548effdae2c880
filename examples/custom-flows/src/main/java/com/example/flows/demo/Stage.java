package com.example.flows.demo;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Originate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a flow of the demo is set up with: an engine before its start, and the same engine for what needs it later. Any thread.
 *
 * @param engine takes the flow
 * @param running completes once the engine has started
 * @param narrator prints what happens
 */
record Stage(CallEngine.Builder engine, CompletableFuture<CallEngine> running, Narrator narrator) {
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
