package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import io.github.ariadne4j.ari.request.AriException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the transport of every request: the event socket where the rules allow it, HTTP for the rest and without a socket.
 * Used on the event loop only; the counter may be read on any thread.
 */
public final class RequestRouter implements RequestTransport {
    private static final AriRequest PING =
            new AriRequest("GET", "/asterisk/ping", List.of(), null, AriRequest.Lane.NORMAL);
    private static final Logger LOG = LoggerFactory.getLogger(RequestRouter.class);

    private final RequestTransport http;
    private final SocketRules rules;
    private final boolean mayLeave;
    private final LongAdder bySocket = new LongAdder();
    private RequestTransport.@Nullable Waiting queue;
    private @Nullable SocketExchange socket;

    /**
     * Sends everything by HTTP until a socket is there.
     *
     * @param http the other way
     * @param rules what may go over a socket
     * @param mayLeave whether a socket on which an answer did not come in time is left until it answers again
     */
    public RequestRouter(RequestTransport http, SocketRules rules, boolean mayLeave) {
        this.http = http;
        this.rules = rules;
        this.mayLeave = mayLeave;
    }

    @Override
    public void serves(RequestTransport.Waiting served) {
        queue = served;
        http.serves(served);
    }

    /** Takes this socket if Asterisk answers a request there; an older one ignores it. */
    public void offer(SocketExchange socketToAsk) {
        socketToAsk.send(PING, new Answered(() -> opened(socketToAsk), () -> {}));
    }

    /** This socket answers requests. */
    public void opened(SocketExchange answering) {
        socket = answering;
        if (mayLeave) {
            answering.whenSilent(() -> leave(answering));
        }
        if (queue != null) {
            queue.connectionFree();
        }
    }

    /** This socket no longer does. */
    public void closed(SocketExchange gone) {
        if (socket == gone) {
            socket = null;
        }
    }

    long sentBySocket() {
        return bySocket.sum();
    }

    /** Whether the request can go by HTTP only, as things are. */
    boolean needsHttp(AriRequest request) {
        SocketExchange open = socket;
        return open == null || !rules.allow(request, open);
    }

    /** A request that the socket certainly did not send may go the other way. */
    @Override
    public boolean offer(PendingRequest pending) {
        SocketExchange open = socket;
        if (open != null && rules.allow(pending.request, open) && open.submit(pending)) {
            bySocket.increment();
            return true;
        }
        return pending.isDone() || http.offer(pending);
    }

    private void leave(SocketExchange silent) {
        if (socket == silent) {
            socket = null;
            LOG.warn("requests on the event socket are not answered; they go by HTTP until one is");
            askAgain(silent);
        }
    }

    /** Asks until the socket answers or is closed. */
    private void askAgain(SocketExchange left) {
        left.send(PING, new Answered(() -> opened(left), () -> {
            if (!left.isClosed()) {
                askAgain(left);
            }
        }));
    }

    /** What to do after an answer, and after none. */
    private record Answered(Runnable answered, Runnable silent) implements ResponseHandler {
        @Override
        public void onResponse(AriResponse response) {
            answered.run();
        }

        @Override
        public void onFailure(AriException why) {
            silent.run();
        }
    }
}
