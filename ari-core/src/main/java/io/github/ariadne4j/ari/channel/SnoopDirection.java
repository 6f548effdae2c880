package io.github.ariadne4j.ari.channel;

/** Which of a channel's sound a snoop hears or talks into. */
public enum SnoopDirection {
    /** None. */
    NONE("none"),
    /** Both ways. */
    BOTH("both"),
    /** What goes to the channel. */
    OUT("out"),
    /** What comes from the channel. */
    IN("in");

    private final String value;

    SnoopDirection(String value) {
        this.value = value;
    }

    /** What ARI calls it. */
    public String value() {
        return value;
    }
}
