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
    /** Plays to a party. */
    PLAY_TO(false),
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

    private static final String CALLEE = "CALLEE";

    private final boolean fromOutside;

    StepKind(boolean fromOutside) {
        this.fromOutside = fromOutside;
    }

    /**
     * Whether it may be done after the end of the call.
     *
     * @param key what the flow names in it: a callee may have stayed
     */
    public boolean isPossibleAfterEnd(String key) {
        return this == RECORDED || this == NOTE || (isForParty() && key.equals(CALLEE));
    }

    private boolean isForParty() {
        return switch (this) {
            case HOLD, UNHOLD, MUTE, UNMUTE, MUSIC, STOP_MUSIC, SEND_DTMF, PLAY_TO -> true;
            default -> false;
        };
    }

    /** Whether its outcome is written before the flow sees it: it cannot be had again. Any other is written with the next step. */
    public boolean isFromOutside() {
        return fromOutside;
    }
}
