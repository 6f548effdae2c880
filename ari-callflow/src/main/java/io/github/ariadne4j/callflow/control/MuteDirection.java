package io.github.ariadne4j.callflow.control;

/** The direction of the sound of a party that is cut off. */
public enum MuteDirection {
    /** The sound from the party: no other party hears it, and no recording has it. */
    IN("in"),
    /** The sound to the party. */
    OUT("out"),
    /** Both directions. */
    BOTH("both");

    private final String value;

    MuteDirection(String value) {
        this.value = value;
    }

    /** The value in ARI. */
    public String value() {
        return value;
    }
}
