package io.github.ariadne4j.callflow.execution.gateway;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.loop.RequestWatch;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.ownership.OwnershipLease;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way from calls, flows, orphans and hand-backs to Asterisk: the fence of the ownership first, then the observer, then
 * the request. Used on the loop.
 */
public final class CallGateway {
    private final OwnershipLease ownership;
    private final CallRequests requests;
    private final @Nullable CallObserver observer;
    private long last;

    public CallGateway(OwnershipLease ownership, CallRequests requests, @Nullable CallObserver observer) {
        this.ownership = ownership;
        this.requests = requests;
        this.observer = observer;
    }

    /**
     * Sends what the command asks for, now, or once the ownership is confirmed, or never.
     *
     * @param call which call it is for; null if it is for none
     */
    public void act(@Nullable CallId call, Consumer<CallRequests> command) {
        ownership.act(() -> command.accept(of(call)));
    }

    /**
     * Sends a request, now, or once the ownership is confirmed, or never.
     *
     * @param call which call it is for
     * @param callback takes the request's answer
     */
    public void act(CallId call, BiConsumer<CallRequests, RequestCallback> request, RequestCallback callback) {
        if (ownership.isConfirmed()) {
            request.accept(of(call), callback);
        } else {
            act(call, requests -> request.accept(requests, callback));
        }
    }

    private CallRequests of(@Nullable CallId call) {
        return observer == null || call == null ? requests : requests.watched(new Watch(observer, call));
    }

    private final class Watch implements RequestWatch {
        private final CallObserver observer;
        private final CallId call;
        private final long begun = System.nanoTime();
        private final long number = ++last;

        Watch(CallObserver observer, CallId call) {
            this.observer = observer;
            this.call = call;
        }

        @Override
        public void sent(Supplier<String> text) {
            observer.onRequest(call, number, text);
        }

        @Override
        public void done(@Nullable AriException failure) {
            observer.onAnswer(call, number, Duration.ofNanos(System.nanoTime() - begun), failure);
        }
    }
}
