package io.github.ariadne4j.ari.asterisk;

/** A part of what the server says of itself. */
public enum InfoSection {
    /** How it was built. */
    BUILD("build"),
    /** Version and entity id. */
    SYSTEM("system"),
    /** Its limits. */
    CONFIG("config"),
    /** When it started. */
    STATUS("status");

    private final String value;

    InfoSection(String value) {
        this.value = value;
    }

    /** What ARI calls it. */
    public String value() {
        return value;
    }
}
