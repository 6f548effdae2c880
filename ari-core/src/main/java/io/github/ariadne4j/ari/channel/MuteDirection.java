package io.github.ariadne4j.ari.channel;

/** The direction of a mute. */
public enum MuteDirection {
    /** Both ways. */
    BOTH("both"),
    /** Audio from the channel: the others do not hear it. */
    IN("in"),
    /** Audio to the channel: it does not hear the others. */
    OUT("out");

    private final String value;

    MuteDirection(String value) {
        this.value = value;
    }

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
