package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;

/**
 * Controls of one party of a call, usable also once caller and callee are connected. Each verb is to be called on the flow's
 * thread and blocks until Asterisk has accepted it. It throws {@link CallEndedException} once the caller is gone, unless it is for
 * a callee that has stayed ({@link io.github.ariadne4j.callflow.verb.Connect#keepingCallee}), and
 * {@link IllegalArgumentException} for another party than {@link Party#CALLER} and {@link Party#CALLEE}. A second call has no
 * effect, except of {@link #sendDtmf} and {@link #play(Party, Play)}. {@code CallHandle} has the same verbs for other threads, also while
 * the flow waits in another verb.
 */
public interface PartyControl {
    /**
     * Puts a party on hold: it hears music instead of the other party, or gets the hold by SIP if its endpoint has
     * {@code moh_passthrough}. The other party still hears it; {@link #mute} stops that.
     */
    ControlOutcome hold(Party party);

    /** Ends a hold of the application. */
    ControlOutcome unhold(Party party);

    /** Cuts off sound of a party. */
    ControlOutcome mute(Party party, MuteDirection direction);

    /** Ends {@link #mute} in this direction. */
    ControlOutcome unmute(Party party, MuteDirection direction);

    /**
     * Plays music on hold to a party. The party may hear the other one together with the music, as observed on Asterisk 22.10;
     * {@link #hold} has the music alone.
     *
     * @param musicClass a class of {@code musiconhold.conf}; a class that Asterisk does not have is silence
     * @throws IllegalArgumentException unless the class is of letters, digits, {@code _ . -}
     */
    ControlOutcome music(Party party, String musicClass);

    /** Ends {@link #music}. */
    ControlOutcome stopMusic(Party party);

    /**
     * Sends DTMF to a party in the mode of its endpoint, one key every 200 ms; does not wait for the last one. The keys are
     * masked in recordings of the call.
     *
     * @throws IllegalArgumentException unless they are 1 to 64 of 0-9, A-D, * and #
     */
    ControlOutcome sendDtmf(Party party, String keys);

    /** Plays to a party, as {@link #play(Party, Play)}, once. */
    default ControlOutcome play(Party party, Prompt first, Prompt... more) {
        return play(party, Play.of(first, more));
    }

    /**
     * Plays to a party and waits for the end of it. The other party does not hear it, and the two do not hear each other meanwhile. No
     * key stops it. {@link ControlOutcome.Refused} if a text cannot be said.
     */
    ControlOutcome play(Party party, Play play);
}
