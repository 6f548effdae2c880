package io.github.ariadne4j.ari.ari4java.http;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.AriVersion;
import ch.loway.oss.ari4java.tools.ARIException;
import ch.loway.oss.ari4java.tools.AriCallback;
import ch.loway.oss.ari4java.tools.HttpClient;
import ch.loway.oss.ari4java.tools.HttpParam;
import ch.loway.oss.ari4java.tools.HttpResponse;
import ch.loway.oss.ari4java.tools.HttpResponseHandler;
import ch.loway.oss.ari4java.tools.RestException;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.request.FailureReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client for ari4java's builders that records their requests and sends nothing. A builder passes its request to
 * the HTTP client in the calling thread, so the recorded request is complete when the builder returns.
 */
public final class RequestCapture implements HttpClient {
    private static final ThreadLocal<@Nullable AriRequest> CAPTURED = new ThreadLocal<>();
    private final ARI ari = new ARI();

    RequestCapture() {
        ari.setVersion(AriVersion.ARI_10_0_0);
        ari.setHttpClient(this);
        ari.setWsClient(new DisabledWsClient());
    }

    /** A call of an ari4java builder. The declared exception is never thrown. */
    public interface Builder {
        /** Builds the request and executes it with the {@link #ignored} callback. */
        void execute(ARI ari) throws ARIException;
    }

    /** The callback of a request that is never sent. */
    public static <T> AriCallback<T> ignored() {
        return new Ignored<>();
    }

    /** The request of the builder. */
    AriRequest describe(Builder builder) {
        try {
            builder.execute(ari);
        } catch (ARIException e) {
            throw new IllegalStateException("ari4java could not build a request: " + FailureReason.of(e), e);
        }
        AriRequest request = CAPTURED.get();
        CAPTURED.remove();
        if (request == null) {
            throw new IllegalStateException("ari4java built no request");
        }
        return request;
    }

    @Override
    public void httpActionAsync(
            String uri,
            String method,
            List<HttpParam> parameters,
            String body,
            List<HttpResponse> errors,
            HttpResponseHandler handler,
            boolean binary) {
        CAPTURED.set(RequestTranslator.request(uri, method, parameters, body));
    }

    @Override
    public String httpActionSync(
            String uri, String method, List<HttpParam> parameters, String body, List<HttpResponse> errors)
            throws RestException {
        throw new RestException("this client records requests and sends none");
    }

    @Override
    public byte[] httpActionSyncAsBytes(
            String uri, String method, List<HttpParam> parameters, String body, List<HttpResponse> errors)
            throws RestException {
        throw new RestException("this client records requests and sends none");
    }

    @Override
    public void destroy() {
        CAPTURED.remove();
    }

    private static final class Ignored<T> implements AriCallback<T> {
        @Override
        public void onSuccess(T result) {}

        @Override
        public void onFailure(RestException e) {}
    }
}
