package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.resource.AriException;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
final class Answer implements ResponseHandler {
    volatile @Nullable AriResponse response;
    volatile @Nullable AriException failure;

    @Override
    public void onResponse(AriResponse told) {
        response = told;
    }

    @Override
    public void onFailure(AriException why) {
        failure = why;
    }
}
