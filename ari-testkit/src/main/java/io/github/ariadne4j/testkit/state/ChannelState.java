package io.github.ariadne4j.testkit.state;

/** The channel states that a call goes through, with Asterisk's names. */
public enum ChannelState {
    /** Created or dialled; its telephone does not ring yet. */
    DOWN("Down"),
    /** An incoming call that is not answered. */
    RING("Ring"),
    /** Its telephone rings. */
    RINGING("Ringing"),
    /** Answered. */
    UP("Up");

    private final String wireName;

    ChannelState(String wireName) {
        this.wireName = wireName;
    }

    /** The name in events and responses. */
    public String wireName() {
        return wireName;
    }

    /** Whether commands such as answer, ring and play are refused with 412. */
    boolean refusesMedia() {
        return this == DOWN || this == RINGING;
    }
}
