package io.github.ariadne4j.ari.ari4java.http;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.AriVersion;
import ch.loway.oss.ari4java.tools.BaseAriAction;
import ch.loway.oss.ari4java.tools.HttpClient;
import ch.loway.oss.ari4java.tools.HttpParam;
import ch.loway.oss.ari4java.tools.HttpResponse;
import ch.loway.oss.ari4java.tools.HttpResponseHandler;
import ch.loway.oss.ari4java.tools.RestException;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.RequestExchange;
import io.github.ariadne4j.ari.thread.GuardedStage;
import java.util.List;
import java.util.concurrent.CompletionException;

/** An HTTP client for ari4java that sends its requests on the client's transport. */
public final class ExchangeHttpClient implements HttpClient {
    private final RequestExchange exchange;

    private ExchangeHttpClient(RequestExchange exchange) {
        this.exchange = exchange;
    }

    /** An ari4java {@code ARI} that sends through this exchange and reads leniently. */
    public static ARI ari(RequestExchange exchange, String application) {
        BaseAriAction.setObjectMapperLessStrict();
        ARI ari = new ARI();
        ari.setVersion(AriVersion.ARI_10_0_0);
        ari.setAppName(application);
        ari.setHttpClient(new ExchangeHttpClient(exchange));
        ari.setWsClient(new DisabledWsClient());
        return ari;
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
        AriRequest request = RequestTranslator.request(uri, method, parameters, body);
        exchange.send(request).whenComplete((response, error) -> {
            if (error != null) {
                handler.onFailure(error);
            } else if (!response.isSuccess()) {
                handler.onFailure(refused(request, response));
            } else if (binary) {
                handler.onSuccess(AriResponse.bytes(response.body()));
            } else {
                handler.onSuccess(response.body());
            }
        });
    }

    @Override
    public String httpActionSync(
            String uri, String method, List<HttpParam> parameters, String body, List<HttpResponse> errors)
            throws RestException {
        AriRequest request = RequestTranslator.request(uri, method, parameters, body);
        AriResponse response = await(request);
        if (!response.isSuccess()) {
            throw refused(request, response);
        }
        return response.body();
    }

    @Override
    public byte[] httpActionSyncAsBytes(
            String uri, String method, List<HttpParam> parameters, String body, List<HttpResponse> errors)
            throws RestException {
        return AriResponse.bytes(httpActionSync(uri, method, parameters, body, errors));
    }

    private AriResponse await(AriRequest request) throws RestException {
        try {
            return GuardedStage.of(exchange.send(request)).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new RestException(String.valueOf(e.getCause()), e);
        }
    }

    private static RestException refused(AriRequest request, AriResponse response) {
        return new RestException(request.summary() + ": " + response.status(), response.body(), response.status());
    }

    /** No effect: the exchange is closed by the client. */
    @Override
    public void destroy() {}
}
