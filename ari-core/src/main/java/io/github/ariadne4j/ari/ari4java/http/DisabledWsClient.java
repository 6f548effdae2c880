package io.github.ariadne4j.ari.ari4java.http;

import ch.loway.oss.ari4java.tools.HttpParam;
import ch.loway.oss.ari4java.tools.HttpResponseHandler;
import ch.loway.oss.ari4java.tools.RestException;
import ch.loway.oss.ari4java.tools.WsClient;
import java.util.List;

/** Rejects ari4java's own event socket: a second socket would replace the client's socket in Asterisk. */
final class DisabledWsClient implements WsClient {
    @Override
    public WsClientConnection connect(HttpResponseHandler handler, String uri, List<HttpParam> parameters)
            throws RestException {
        throw new RestException("use AriClient.events(): a second event socket would take the application over");
    }

    @Override
    public void destroy() {}

    @Override
    public boolean isWsConnected() {
        return false;
    }
}
