package io.github.ariadne4j.ari.ari4java;

import ch.loway.oss.ari4java.tools.HttpParam;
import ch.loway.oss.ari4java.tools.HttpResponseHandler;
import ch.loway.oss.ari4java.tools.RestException;
import ch.loway.oss.ari4java.tools.WsClient;
import java.util.List;

/** Refuses ari4java's own event socket: a second socket for the application would take it away from ours. */
final class DisabledWsClient implements WsClient {
    @Override
    public WsClientConnection connect(HttpResponseHandler handler, String uri, List<HttpParam> parameters)
            throws RestException {
        throw new RestException("events come from AriClient.events(); a second socket would take the application over");
    }

    @Override
    public void destroy() {}

    @Override
    public boolean isWsConnected() {
        return false;
    }
}
