package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.request.AriException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees one request and its answer, on the loop. */
public interface RequestWatch {
    /**
     * The request goes out, or waits for its turn.
     *
     * @param text method, path and parameters in one line; the body, if any, follows in the next
     */
    void sent(Supplier<String> text);

    /** It was answered, or will not be; null: Asterisk did what it was asked. */
    void done(@Nullable AriException failure);
}
