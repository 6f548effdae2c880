package io.github.ariadne4j.testkit.conformance;

import java.time.Duration;

/** An Asterisk to play scripts on: the same numbers behave in the same way on each. */
interface Stage extends AutoCloseable {
    /** The way to its ARI, as the application b2bua. */
    RawAri ari();

    /** Somebody calls a number; the call goes to the application. */
    Telephone call(String number);

    /** How long something may take there. */
    Duration patience();

    /** Makes it publish an event of this name, behind all that it published before. */
    void mark(String name);

    @Override
    void close();
}
