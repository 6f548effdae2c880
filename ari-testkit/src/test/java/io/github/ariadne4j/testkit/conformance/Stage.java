package io.github.ariadne4j.testkit.conformance;

import java.time.Duration;

/** An Asterisk to play scripts on: the same numbers behave in the same way on each. */
interface Stage extends AutoCloseable {
    /** The way to its ARI, as the application b2bua. */
    RawAri ari();

    /** A caller calls a number; the call goes to the application. */
    Telephone call(String number);

    /** A caller calls in the stead of a channel: INVITE with Replaces. */
    Telephone callInPlaceOf(String channelId);

    /** A caller calls to pick up a channel that rings. */
    Telephone callPickingUp(String channelId);

    /** The console sends a channel to a number in the dialplan. */
    void redirect(String channelId, String number);

    /** How long something may take there. */
    Duration patience();

    /** Makes it publish an event of this name, behind all that it published before. */
    void mark(String name);

    @Override
    void close();
}
