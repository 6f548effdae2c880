package io.github.ariadne4j.ari.channel;

/** Whose sound a mute stops. */
public enum MuteDirection {
    /** Both ways. */
    BOTH("both"),
    /** What comes from the channel: the others do not hear it. */
    IN("in"),
    /** What goes to the channel: it does not hear the others. */
    OUT("out");

    private final String value;

    MuteDirection(String value) {
        this.value = value;
    }

    /** What ARI calls it. */
    public String value() {
        return value;
    }
}
