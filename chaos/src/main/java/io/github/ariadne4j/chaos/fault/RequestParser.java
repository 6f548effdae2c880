package io.github.ariadne4j.chaos.fault;

import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Splits a client's bytes into requests. One for each connection, with its state. */
interface RequestParser {
    /** Blocks for the next request; null at the end of the client's stream. */
    @Nullable Request next(DataInputStream client) throws IOException;
}
