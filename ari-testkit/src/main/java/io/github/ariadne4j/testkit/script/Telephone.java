package io.github.ariadne4j.testkit.script;

/** A telephone in a call, at either side: what it can do once the call is answered. A step that comes too late is ignored. */
public interface Telephone {
    /** Presses keys. */
    void presses(String digits);

    /** Puts the other side on hold (SIP: re-INVITE). */
    void holds();

    /** Takes the other side back. */
    void unholds();

    /** Asks Asterisk to connect the other side with a number (SIP: REFER): a blind transfer; it still has to hang up. */
    void transfers(String number);

    /** Hangs up an answered call (SIP: BYE); one that is not answered yet is rejected with 480, or cancelled. */
    void hangsUp();

    /** Hangs up an answered call and says why (SIP: BYE with {@code Reason: Q.850}). */
    void hangsUp(int cause);
}
