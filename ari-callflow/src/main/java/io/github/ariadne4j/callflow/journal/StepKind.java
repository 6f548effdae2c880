package io.github.ariadne4j.callflow.journal;

/** The kind of a step of a durable flow: its verb. */
public enum StepKind {
    /** Reads a header. */
    HEADER("header", false),
    /** Reads a variable. */
    VARIABLE("variable", false),
    /** Answers the caller. */
    ANSWER("answer", false),
    /** Tells the caller that the far end rings. */
    RING("ring", false),
    /** Tells the caller that its call goes on. */
    PROGRESS("progress", false),
    /** Plays. */
    PLAY("play", false),
    /** Collects keys. */
    GATHER("gather", true),
    /** Lets time pass. */
    PAUSE("pause", false),
    /** Records the caller. */
    RECORD("record", true),
    /** Begins to record a talk. */
    RECORD_TALK("recordTalk", false),
    /** Puts a party on hold. */
    HOLD("hold", false),
    /** Takes a party back. */
    UNHOLD("unhold", false),
    /** Cuts off sound. */
    MUTE("mute", false),
    /** Ends that. */
    UNMUTE("unmute", false),
    /** Plays music. */
    MUSIC("music", false),
    /** Ends that. */
    STOP_MUSIC("stopMusic", false),
    /** Sends keys. */
    SEND_DTMF("sendDtmf", true),
    /** Plays to a party. */
    PLAY_TO("play", false),
    /** Hangs up the callee. */
    HANG_UP_CALLEE("hangUpCallee", false),
    /** Dials. */
    DIAL("dial", true),
    /** Waits for the end of a talk. */
    CONNECT("connect", true),
    /** Has the callee transfer the caller. */
    TRANSFER("transfer", true),
    /** Waits until the caller is in a room no longer. */
    JOIN("join", true),
    /** Gives the caller away. */
    LEAVE("leave", false),
    /** Begins another call. */
    ORIGINATE("originate", true),
    /** Asks what is outside of the flow. */
    RECORDED("recorded", true),
    /** Keeps a value. */
    PUT("put", false),
    /** Adds a field to the record. */
    NOTE("note", false);

    private static final String CALLEE = "CALLEE";

    private final String verb;
    private final boolean fromOutside;

    StepKind(String verb, boolean fromOutside) {
        this.verb = verb;
        this.fromOutside = fromOutside;
    }

    /** The name of the method that a flow calls. */
    public String verb() {
        return verb;
    }

    /**
     * Whether it may be done after the end of the call.
     *
     * @param key what the flow names in it: a callee may have stayed
     */
    public boolean isPossibleAfterEnd(String key) {
        return this == RECORDED || this == NOTE || this == ORIGINATE || (isForParty() && key.equals(CALLEE));
    }

    private boolean isForParty() {
        return switch (this) {
            case HOLD, UNHOLD, MUTE, UNMUTE, MUSIC, STOP_MUSIC, SEND_DTMF, PLAY_TO, HANG_UP_CALLEE -> true;
            default -> false;
        };
    }

    /** Whether a plan of the call goes with it, which is written in one with the intent. */
    public boolean makesPlan() {
        return this == DIAL || this == TRANSFER;
    }

    /** Whether its outcome is written before the flow sees it: it cannot be had again. Any other is written with the next step. */
    public boolean isFromOutside() {
        return fromOutside;
    }
}
