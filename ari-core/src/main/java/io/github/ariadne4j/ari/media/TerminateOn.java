package io.github.ariadne4j.ari.media;

/** The key that ends a recording. */
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

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
