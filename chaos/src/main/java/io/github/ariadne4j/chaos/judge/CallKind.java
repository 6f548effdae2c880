package io.github.ariadne4j.chaos.judge;

/** The behaviour of a callee, and so the expected course of a call; the number begins with the four digits of the kind. */
public enum CallKind {
    /** Answers at once; the caller hangs up. */
    TALKS("3901"),
    /** Rings three seconds, then answers; the caller hangs up. */
    RINGS("3902"),
    /** Early media for three seconds, then answers; the caller hangs up. */
    EARLY_MEDIA("3903"),
    /** Answers at once and hangs up after four seconds. */
    CALLEE_ENDS("3904"),
    /** Rings a second, then is busy. */
    BUSY("3905"),
    /** Rings and does not answer; the caller cancels. */
    CANCELS("3906"),
    /** Answered by the application, which asks ten questions and hangs up. */
    SURVEY("3907");

    private final String digits;

    CallKind(String digits) {
        this.digits = digits;
    }

    /** The first digits of its numbers. */
    public String digits() {
        return digits;
    }
}
