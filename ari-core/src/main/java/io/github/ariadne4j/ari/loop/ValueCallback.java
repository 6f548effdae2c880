package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.request.AriException;
import org.jspecify.annotations.Nullable;

/**
 * Receives the result of a query: called once, on the loop, possibly before the request method returns. Must not block.
 */
@FunctionalInterface
public interface ValueCallback {
    /**
     * Called with the value or with the failure; exactly one of the two is null.
     *
     * @param value the value
     * @param failure the failure of the query
     */
    void done(@Nullable String value, @Nullable AriException failure);
}
