package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import io.github.ariadne4j.ari.request.AriException;
import org.jspecify.annotations.Nullable;

/** Records the result of a request. */
public final class Answer implements ResponseHandler {
    volatile @Nullable AriResponse response;
    public volatile @Nullable AriException failure;

    @Override
    public void onResponse(AriResponse told) {
        response = told;
    }

    @Override
    public void onFailure(AriException why) {
        failure = why;
    }
}
