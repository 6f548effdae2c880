package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for the notices of an engine about the first call of a test. */
class CallProgress implements CallEngineListener {
    private final CompletableFuture<CallId> began = new CompletableFuture<>();
    private final CompletableFuture<CallId> answered = new CompletableFuture<>();

    @Override
    public void onStarted(IncomingCall call) {
        began.complete(call.id());
    }

    @Override
    public void onAnswered(CallId call, Duration setUp) {
        answered.complete(call);
    }

    CallId began() throws Exception {
        return began.get(10, TimeUnit.SECONDS);
    }

    CallId answered() throws Exception {
        return answered.get(10, TimeUnit.SECONDS);
    }
}
