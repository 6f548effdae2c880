package io.github.ariadne4j.callflow.journal;

/** The kind of a step of a durable flow: its verb. */
public enum StepKind {
    /** Reads a header. */
    HEADER(false),
    /** Reads a variable. */
    VARIABLE(false),
    /** Answers the caller. */
    ANSWER(false),
    /** Tells the caller that the far end rings. */
    RING(false),
    /** Tells the caller that its call goes on. */
    PROGRESS(false),
    /** Plays. */
    PLAY(false),
    /** Collects keys. */
    GATHER(true),
    /** Lets time pass. */
    PAUSE(false),
    /** Records the caller. */
    RECORD(true),
    /** Begins to record a talk. */
    RECORD_TALK(false),
    /** Puts a party on hold. */
    HOLD(false),
    /** Takes a party back. */
    UNHOLD(false),
    /** Cuts off sound. */
    MUTE(false),
    /** Ends that. */
    UNMUTE(false),
    /** Plays music. */
    MUSIC(false),
    /** Ends that. */
    STOP_MUSIC(false),
    /** Sends keys. */
    SEND_DTMF(true),
    /** Dials. */
    DIAL(true),
    /** Waits for the end of a talk. */
    CONNECT(true),
    /** Has the callee transfer the caller. */
    TRANSFER(true),
    /** Waits until the caller is in a room no longer. */
    JOIN(true),
    /** Gives the caller away. */
    LEAVE(false),
    /** Asks what is outside of the flow. */
    RECORDED(true),
    /** Keeps a value. */
    PUT(false),
    /** Adds a field to the record. */
    NOTE(false);

    private final boolean fromOutside;

    StepKind(boolean fromOutside) {
        this.fromOutside = fromOutside;
    }

    /** Whether it may be done after the end of the call. */
    public boolean isPossibleAfterEnd() {
        return this == RECORDED || this == NOTE;
    }

    /** Whether its outcome is written before the flow sees it: it cannot be had again. Any other is written with the next step. */
    public boolean isFromOutside() {
        return fromOutside;
    }
}
