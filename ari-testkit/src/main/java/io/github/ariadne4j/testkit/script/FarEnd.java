package io.github.ariadne4j.testkit.script;

/**
 * The telephone behind a dialled channel, with its possible actions. A script executes its steps on one; a test may call them itself. A
 * step that comes too late for the call is ignored, as by a SIP peer.
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
