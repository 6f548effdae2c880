package io.github.ariadne4j.chaos.fault;

import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How a client's bytes fall into requests. One for each connection: it remembers what came before. */
interface Protocol {
    /** Blocks for the next request; null at the end of the client's stream. */
    @Nullable Request next(DataInputStream client) throws IOException;
}
