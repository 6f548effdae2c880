package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.request.AriException;
import org.jspecify.annotations.Nullable;

/** Hears what Asterisk answered to a question: once, on the loop, possibly before the request method returns. Must not block. */
@FunctionalInterface
public interface ValueCallback {
    /**
     * Exactly one of the two is null.
     *
     * @param value what was asked for
     * @param failure why it is not known
     */
    void done(@Nullable String value, @Nullable AriException failure);
}
