package io.github.ariadne4j.testkit.script;

/** A telephone in a call, on either side, with its actions after the answer. A step that comes too late is ignored. */
public interface Telephone {
    /** Sends DTMF digits. */
    void presses(String digits);

    /** Puts the other side on hold (SIP: re-INVITE). */
    void holds();

    /** Takes the other side off hold. */
    void unholds();

    /** Requests a connection of the other side with a number (SIP: REFER): a blind transfer; it still has to hang up. */
    void transfers(String number);

    /** Hangs up an answered call (SIP: BYE); one that is not answered yet is refused with 480, or cancelled. */
    void hangsUp();

    /** Hangs up an answered call with a cause (SIP: BYE with {@code Reason: Q.850}). */
    void hangsUp(int cause);
}
