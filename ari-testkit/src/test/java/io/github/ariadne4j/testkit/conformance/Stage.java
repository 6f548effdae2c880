package io.github.ariadne4j.testkit.conformance;

import java.time.Duration;

/** An Asterisk that scripts are played on: the same numbers have the same behaviour on each. */
interface Stage extends AutoCloseable {
    /** Its ARI, as the application b2bua. */
    RawAri ari();

    /** A caller calls a number; the call goes to the application. */
    Telephone call(String number);

    /** Places a call that replaces a channel: INVITE with Replaces. */
    Telephone callInPlaceOf(String channelId);

    /** Places a call that picks up a ringing channel. */
    Telephone callPickingUp(String channelId);

    /** The console sends a channel to a number in the dialplan. */
    void redirect(String channelId, String number);

    /** The time-out of a step. */
    Duration patience();

    /** Publishes an event of this name, after all earlier ones. */
    void mark(String name);

    @Override
    void close();
}
