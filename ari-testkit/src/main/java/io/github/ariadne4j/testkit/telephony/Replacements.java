package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.SimulatedBridge;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SipCauses;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;

/**
 * Replaces one channel by another one in its application and in its bridge, in one of Asterisk's two ways. A swap leaves the replaced
 * channel alive, in the application and in no bridge. A masquerade ends the replaced channel at once and gives its bridge, its playback
 * and its recording to the other one without an event.
 */
public final class Replacements {
    private final EventPublisher events;
    private final Stasis stasis;
    private final Bridging bridging;
    private final Hangups hangups;

    /** The events of the calls that are picked up or replaced go to the publisher. */
    public Replacements(EventPublisher events, Stasis stasis, Bridging bridging, Hangups hangups) {
        this.events = events;
        this.stasis = stasis;
        this.bridging = bridging;
        this.hangups = hangups;
    }

    /** Swaps the channels in the bridge of the replaced one. */
    void swap(
            SimulatedChannel replaced,
            SimulatedChannel newcomer,
            SimulatedBridge bridge,
            StasisApplication application) {
        newcomer.movedInBridges = true;
        stasis.enterInPlaceOf(replaced, newcomer, application);
        bridging.leave(replaced);
        bridging.enter(newcomer, bridge);
    }

    /** Ends the replaced channel with the cause; the other one inherits its operations. */
    void masquerade(SimulatedChannel replaced, SimulatedChannel newcomer, StasisApplication application, int cause) {
        stasis.enterInPlaceOf(replaced, newcomer, application);
        bridging.inherit(replaced, newcomer);
        newcomer.inherit(replaced);
        stasis.leave(replaced);
        hangups.discard(replaced, cause);
    }

    /** INVITE with Replaces: a swap where the replaced channel is in a bridge, a masquerade where it is in none. */
    public void takeOver(SimulatedChannel newcomer, SimulatedChannel replaced, StasisApplication application) {
        answer(newcomer);
        events.aboutChannel(newcomer, Events.about("ChannelUnhold", newcomer));
        SimulatedBridge bridge = replaced.bridge;
        if (bridge == null) {
            masquerade(replaced, newcomer, application, 0);
        } else {
            swap(replaced, newcomer, bridge, application);
        }
    }

    /** {@code Pickup()} of a channel that rings: a masquerade, also in a bridge; its telephone gets CANCEL as answered elsewhere. */
    public void pickUp(SimulatedChannel newcomer, SimulatedChannel ringing, StasisApplication application) {
        answer(newcomer);
        masquerade(ringing, newcomer, application, SipCauses.ANSWERED_ELSEWHERE);
    }

    private void answer(SimulatedChannel newcomer) {
        newcomer.state = ChannelState.UP;
        newcomer.sip.respond(200);
        events.aboutChannel(newcomer, Events.about("ChannelStateChange", newcomer));
        newcomer.answered();
    }
}
