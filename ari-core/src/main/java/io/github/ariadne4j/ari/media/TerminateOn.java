package io.github.ariadne4j.ari.media;

/** Which key ends a recording. */
public enum TerminateOn {
    /** None. */
    NONE("none"),
    /** Any. */
    ANY("any"),
    /** The star key. */
    STAR("*"),
    /** The hash key. */
    HASH("#");

    private final String value;

    TerminateOn(String value) {
        this.value = value;
    }

    /** What ARI calls it. */
    public String value() {
        return value;
    }
}
