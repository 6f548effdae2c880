package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.request.AriException;
import org.jspecify.annotations.Nullable;

/**
 * Receives the result of a request: called once, on the loop, possibly before the request method returns. Must not
 * block.
 */
@FunctionalInterface
public interface RequestCallback {
    /** Called with the failure; null after success. */
    void done(@Nullable AriException failure);
}
