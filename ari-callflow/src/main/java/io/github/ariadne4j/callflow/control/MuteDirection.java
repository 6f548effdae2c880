package io.github.ariadne4j.callflow.control;

/** Which sound of a party is cut off. */
public enum MuteDirection {
    /** What the party says: no other party, and no recording of it, hears it. */
    IN("in"),
    /** What the party would hear. */
    OUT("out"),
    /** Both. */
    BOTH("both");

    private final String value;

    MuteDirection(String value) {
        this.value = value;
    }

    /** As ARI names it. */
    public String value() {
        return value;
    }
}
