package io.github.ariadne4j.ari.media;

/** What becomes of a stored recording of the same name. */
public enum IfRecordingExists {
    /** It stays, and the new recording fails. */
    FAIL("fail"),
    /** It is replaced. */
    OVERWRITE("overwrite"),
    /** The new recording goes on at its end. */
    APPEND("append");

    private final String value;

    IfRecordingExists(String value) {
        this.value = value;
    }

    /** What ARI calls it. */
    public String value() {
        return value;
    }
}
