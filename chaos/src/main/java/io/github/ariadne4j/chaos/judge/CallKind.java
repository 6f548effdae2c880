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
    SURVEY("3907"),
    /** Answered by the application, which asks for a PIN, and takes the caller into a conference, which it leaves with a key. */
    PIN_CONFERENCE("3908"),
    /** Answered by the application, which invites a guest into a conference, which the caller leaves with a key. */
    INVITED_CONFERENCE("3909"),
    /** Answered by a desk, which transfers the caller to a department; the caller hangs up. */
    WARM_TRANSFER("3910");

    private final String digits;

    CallKind(String digits) {
        this.digits = digits;
    }

    /** Whether it is the application that hangs up, as its flow has ended. */
    boolean endsWithFlow() {
        return this == SURVEY || this == PIN_CONFERENCE || this == INVITED_CONFERENCE;
    }

    /** The first digits of its numbers. */
    public String digits() {
        return digits;
    }
}
