package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.request.AriException;
import org.jspecify.annotations.Nullable;

/** Hears how a request went: once, on the loop, possibly before the request method returns. Must not block. */
@FunctionalInterface
public interface RequestCallback {
    /** Null: Asterisk did what it was asked. */
    void done(@Nullable AriException failure);
}
