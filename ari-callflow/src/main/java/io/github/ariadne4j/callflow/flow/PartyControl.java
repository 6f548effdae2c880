package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.MuteDirection;

/**
 * What a flow may do to one party of its call, also once it is connected with the other one. Each verb waits until Asterisk has taken it, and
 * throws {@link CallEndedException} once the caller is gone, and {@link IllegalArgumentException} for another party than
 * {@link Party#CALLER} and {@link Party#CALLEE}. Each is harmless a second time, but for {@link #sendDtmf}. While the flow waits in another
 * verb, the same is done through {@code CallHandle}.
 */
public interface PartyControl {
    /**
     * Puts a party on hold: it hears music instead of the other one, or is told by SIP if its endpoint has {@code moh_passthrough}. The other
     * one still hears it; {@link #mute} cuts that off.
     */
    ControlOutcome hold(Party party);

    /** Takes a party back that the application put on hold. */
    ControlOutcome unhold(Party party);

    /** Cuts off sound of a party. */
    ControlOutcome mute(Party party, MuteDirection direction);

    /** Ends {@link #mute} in this direction. */
    ControlOutcome unmute(Party party, MuteDirection direction);

    /**
     * Plays music to a party. It may hear the other one beside the music, as was seen on Asterisk 22.10; {@link #hold} has music alone.
     *
     * @param musicClass a class of {@code musiconhold.conf}; one that Asterisk does not know is silence
     * @throws IllegalArgumentException unless the class is of letters, digits, {@code _ . -}
     */
    ControlOutcome music(Party party, String musicClass);

    /** Ends {@link #music}. */
    ControlOutcome stopMusic(Party party);

    /**
     * Sends keys to a party as its endpoint expects them, one every 200 ms; does not wait for the last one. They are masked in what is
     * recorded of the call.
     *
     * @throws IllegalArgumentException unless they are 1 to 64 of 0-9, A-D, * and #
     */
    ControlOutcome sendDtmf(Party party, String keys);
}
