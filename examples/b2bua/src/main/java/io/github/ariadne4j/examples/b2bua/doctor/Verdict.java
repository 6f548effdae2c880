package io.github.ariadne4j.examples.b2bua.doctor;

/** What a finding means for the application, and for the status of the command. */
public enum Verdict {
    /** As it must be. */
    OK("[ ok ]", 0),
    /** Nothing to mend: what to know, or what cannot be seen through ARI. */
    NOTE("[note]", 0),
    /** It works, and will not in some case. */
    WARNING("[warn]", 1),
    /** The application cannot work so. */
    FAULT("[FAIL]", 2);

    private final String marker;
    private final int status;

    Verdict(String marker, int status) {
        this.marker = marker;
        this.status = status;
    }

    /** As it stands before a line. */
    String marker() {
        return marker;
    }

    /** The status with which the command ends if nothing is worse. */
    public int status() {
        return status;
    }
}
