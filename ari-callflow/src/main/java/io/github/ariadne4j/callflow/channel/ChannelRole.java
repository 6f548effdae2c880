package io.github.ariadne4j.callflow.channel;

/** The role of a channel in the application for the engine. */
public enum ChannelRole {
    /**
     * A channel that came from the dialplan or was originated into the application, and begins a call, also if it was a leg
     * before. The far half of the Local channel of a blind transfer is one too: it calls the target of the transfer.
     */
    CALLER,
    /**
     * The far half of a Local channel that this application dialled: its dialplan led back into the application, and it begins a
     * call.
     */
    FAR_HALF_OF_LEG,
    /** A leg that this application created for one of its calls. */
    LEG,
    /**
     * A channel that replaced another channel of the application: by an INVITE with Replaces, a pickup, as the near half of the
     * Local channel of a blind transfer, or as either half of that of an attended one.
     */
    REPLACEMENT,
    /**
     * A channel that listens to another channel, plays to a bridge, records it, or carries media elsewhere; belongs to its
     * creator.
     */
    HELPER;

    /** Whether a call begins with it. */
    public boolean beginsCall() {
        return this == CALLER || this == FAR_HALF_OF_LEG;
    }
}
