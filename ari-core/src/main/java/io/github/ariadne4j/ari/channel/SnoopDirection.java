package io.github.ariadne4j.ari.channel;

/** The direction of a channel's audio that a snoop channel receives or mixes into. */
public enum SnoopDirection {
    /** None. */
    NONE("none"),
    /** Both ways. */
    BOTH("both"),
    /** Audio to the channel. */
    OUT("out"),
    /** Audio from the channel. */
    IN("in");

    private final String value;

    SnoopDirection(String value) {
        this.value = value;
    }

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
