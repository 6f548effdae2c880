package io.github.ariadne4j.ari.asterisk;

/** A section of the server's info. */
public enum InfoSection {
    /** Build information. */
    BUILD("build"),
    /** Version and entity id. */
    SYSTEM("system"),
    /** Configured limits. */
    CONFIG("config"),
    /** Start and reload times. */
    STATUS("status");

    private final String value;

    InfoSection(String value) {
        this.value = value;
    }

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
