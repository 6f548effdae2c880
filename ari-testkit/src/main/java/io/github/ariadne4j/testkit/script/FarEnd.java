package io.github.ariadne4j.testkit.script;

/**
 * The telephone at the other end of a dialled channel: what it can do to the call. A script plays its steps on one; a
 * test may also hold one and decide itself. A step that comes too late for the call is ignored, as on the wire.
 */
public interface FarEnd extends Telephone {
    /** Rings (SIP: 180). */
    void rings();

    /** Sends media before it answers (SIP: 183 with SDP). */
    void sendsEarlyMedia();

    /** Answers (SIP: 200). */
    void answers();

    /** Refuses the call (SIP: 4xx, 5xx or 6xx), at once or after ringing. */
    void rejects(int sipStatus);

    /**
     * The dialplan behind a Local channel sends the call into the application that dialled it: the far half of the channel enters it
     * as a caller. Only a Local channel has such a far end.
     */
    void entersApplication();
}
