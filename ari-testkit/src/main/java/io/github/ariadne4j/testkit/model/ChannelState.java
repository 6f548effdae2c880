package io.github.ariadne4j.testkit.model;

/** The channel states that a call goes through, with Asterisk's names. */
enum ChannelState {
    DOWN("Down"),
    RING("Ring"),
    RINGING("Ringing"),
    UP("Up");

    private final String wireName;

    ChannelState(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** Whether commands such as answer, ring and play are refused with 412. */
    boolean refusesMedia() {
        return this == DOWN || this == RINGING;
    }
}
