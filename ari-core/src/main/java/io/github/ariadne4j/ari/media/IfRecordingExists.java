package io.github.ariadne4j.ari.media;

/** The treatment of a stored recording of the same name. */
public enum IfRecordingExists {
    /** It is kept, and the new recording fails. */
    FAIL("fail"),
    /** It is replaced. */
    OVERWRITE("overwrite"),
    /** The new recording is appended to it. */
    APPEND("append");

    private final String value;

    IfRecordingExists(String value) {
        this.value = value;
    }

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
