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
 * Chooses the transport of each request: the event socket if the rules allow it, otherwise HTTP. Used on the event loop
 * only; the counter may be read on any thread.
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
     * Sends all requests by HTTP until a socket is opened.
     *
     * @param http the HTTP transport
     * @param rules the rules for requests on a socket
     * @param mayLeave whether a socket is not used after a missing answer, until it answers again
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

    /** Uses this socket once Asterisk has answered a request on it; an older Asterisk ignores such requests. */
    public void offer(SocketExchange socketToAsk) {
        socketToAsk.send(PING, new Answered(() -> opened(socketToAsk), () -> {}));
    }

    /** Uses this socket, on which Asterisk answers requests. */
    public void opened(SocketExchange answering) {
        socket = answering;
        if (mayLeave) {
            answering.whenSilent(() -> leave(answering));
        }
        if (queue != null) {
            queue.connectionFree();
        }
    }

    /** Stops using this socket. */
    public void closed(SocketExchange gone) {
        if (socket == gone) {
            socket = null;
        }
    }

    long sentBySocket() {
        return bySocket.sum();
    }

    /** Whether the request can be sent by HTTP only at this moment. */
    boolean needsHttp(AriRequest request) {
        SocketExchange open = socket;
        return open == null || !rules.allow(request, open);
    }

    /** A request that the socket has certainly not sent is sent by HTTP. */
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
            LOG.warn("requests on the event socket are not answered; requests use HTTP until one is");
            askAgain(silent);
        }
    }

    /** Sends pings until the socket answers or is closed. */
    private void askAgain(SocketExchange left) {
        left.send(PING, new Answered(() -> opened(left), () -> {
            if (!left.isClosed()) {
                askAgain(left);
            }
        }));
    }

    /** Tasks for an answer, and for a missing answer. */
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
