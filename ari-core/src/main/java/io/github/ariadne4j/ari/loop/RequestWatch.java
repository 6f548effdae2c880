package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.request.AriException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Observes one request and its answer, on the loop. */
public interface RequestWatch {
    /**
     * The request was sent or queued.
     *
     * @param text method, path and parameters in one line; the body, if any, follows in the next
     */
    void sent(Supplier<String> text);

    /** The request has ended; {@code failure} is null after success. */
    void done(@Nullable AriException failure);
}
