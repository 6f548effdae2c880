package io.github.ariadne4j.examples.b2bua.doctor;

/** The severity of a finding, for the report and for the exit status of the command. */
public enum Severity {
    /** As required. */
    OK("[ ok ]", 0),
    /** Information, or a state that ARI does not show; nothing to do. */
    NOTE("[note]", 0),
    /** It works, but not in every case. */
    WARNING("[warn]", 1),
    /** The application cannot work. */
    FAULT("[FAIL]", 2);

    private final String marker;
    private final int status;

    Severity(String marker, int status) {
        this.marker = marker;
        this.status = status;
    }

    /** The marker before a line of the report. */
    String marker() {
        return marker;
    }

    /** The exit status of the command if no finding is worse. */
    public int status() {
        return status;
    }
}
