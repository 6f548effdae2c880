package io.github.ariadne4j.callflow.channel;

/** What a channel in the application is to the engine. */
public enum ChannelRole {
    /**
     * It came from the dialplan or was originated into the application, and begins a call, also if it was a leg before. The far half of the Local channel of a
     * blind transfer is one too: it calls the target of the transfer.
     */
    CALLER,
    /** The far half of a Local channel that this application dialled: its dialplan led back into the application, and it begins a call. */
    FAR_HALF_OF_LEG,
    /** A leg that this application created for one of its calls. */
    LEG,
    /**
     * It took the place of another channel of the application: an INVITE with Replaces, a pickup, the near half of the Local channel
     * of a blind transfer, both halves of that of an attended one.
     */
    REPLACEMENT,
    /** Made to listen to a channel, to play to a bridge, to record it, or to carry media elsewhere; belongs to its maker. */
    HELPER;

    /** Whether a call begins with it. */
    public boolean beginsCall() {
        return this == CALLER || this == FAR_HALF_OF_LEG;
    }
}
