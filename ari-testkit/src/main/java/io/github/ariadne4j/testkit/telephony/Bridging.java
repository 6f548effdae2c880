package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.HeardMedia;
import io.github.ariadne4j.testkit.state.MediaState;
import io.github.ariadne4j.testkit.state.SimulatedBridge;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.StasisApplication;
import java.util.List;

/** Moves channels into and out of bridges, and relays signals from one member of a bridge to the others. */
public final class Bridging {
    private final EventPublisher events;

    /** Every change of a bridge is published. */
    public Bridging(EventPublisher events) {
        this.events = events;
    }

    /** Adds a channel. A member that is added again leaves and enters; a member of another bridge leaves that one. */
    public void enter(SimulatedChannel channel, SimulatedBridge bridge) {
        leave(channel);
        bridge.members.add(channel);
        channel.bridge = bridge;
        hearsOf(bridge, channel);
        StasisApplication application = channel.application;
        if (application != null && !application.hearsAll()) {
            application.bridges.add(bridge.id);
        }
        events.aboutBridge(bridge, channel, Events.bridged("ChannelEnteredBridge", bridge, channel));
        if (bridge.members.size() == 2) {
            introduce(List.copyOf(bridge.members));
        }
    }

    /** Removes a channel from its bridge; has no effect if it is in none. */
    public void leave(SimulatedChannel channel) {
        SimulatedBridge bridge = channel.bridge;
        if (bridge != null) {
            String technology = bridge.technology();
            bridge.members.remove(channel);
            channel.bridge = null;
            channel.heard().ends(bridge, HeardMedia.State.STOPPED);
            channel.movedInBridges = true;
            var event = Events.bridged("ChannelLeftBridge", bridge, channel);
            event.withObject("/bridge").put("technology", technology);
            events.aboutBridge(bridge, channel, event);
            endMediaOfEmpty(bridge);
        }
    }

    /** Playbacks and recordings of a bridge end when its last member leaves. */
    private static void endMediaOfEmpty(SimulatedBridge bridge) {
        if (bridge.members.isEmpty()) {
            bridge.takeEndings().forEach(Runnable::run);
        }
    }

    /** A masquerade: another channel becomes the member, without an event. */
    void inherit(SimulatedChannel replaced, SimulatedChannel newcomer) {
        SimulatedBridge bridge = replaced.bridge;
        if (bridge != null) {
            bridge.members.remove(replaced);
            bridge.members.add(newcomer);
            replaced.bridge = null;
            replaced.heard().ends(bridge, HeardMedia.State.STOPPED);
            newcomer.bridge = bridge;
            hearsOf(bridge, newcomer);
        }
    }

    /** A member that enters a bridge hears the rest of its playback. */
    private static void hearsOf(SimulatedBridge bridge, SimulatedChannel member) {
        String media = bridge.playing();
        if (media != null) {
            member.heard().begins(bridge, media);
        }
    }

    /** Puts the other members on hold, with music, or takes them off hold. */
    void hold(SimulatedChannel channel, boolean held) {
        channel.heldByFarEnd = held;
        events.aboutChannel(channel, Events.about(held ? "ChannelHold" : "ChannelUnhold", channel));
        SimulatedBridge bridge = channel.bridge;
        if (bridge != null) {
            bridge.members.stream().filter(member -> member != channel).forEach(member -> music(member, held));
        }
    }

    void relayRinging(SimulatedChannel from) {
        unansweredCallers(from).forEach(this::ring);
    }

    void relayProgress(SimulatedChannel from) {
        unansweredCallers(from).forEach(caller -> caller.sip.progress());
    }

    void relayForward(SimulatedChannel from) {
        unansweredCallers(from).forEach(caller -> caller.sip.forwarded());
    }

    /** An answer inside a bridge answers the waiting caller; putting a caller into a bridge never does. */
    void relayAnswer(SimulatedChannel from) {
        unansweredCallers(from).forEach(this::answer);
    }

    /** Answers a caller; an answer that crosses a CANCEL has no effect. */
    public void answer(SimulatedChannel caller) {
        if (!caller.isUp() && !caller.ending) {
            caller.state = ChannelState.UP;
            caller.sip.respond(200);
            events.aboutChannel(caller, Events.about("ChannelStateChange", caller));
            caller.answered();
            SimulatedChannel half = caller.otherHalf;
            if (half != null) {
                goUp(half);
            }
        }
    }

    /** Sends ringing to a caller; the other half of a Local channel rings too. */
    public void ring(SimulatedChannel caller) {
        caller.sip.ringing();
        SimulatedChannel half = caller.otherHalf;
        if (half != null && half.state == ChannelState.DOWN) {
            changeState(half, ChannelState.RINGING, "RINGING");
        }
    }

    /** The first half of a Local channel is up as soon as the second is. */
    void goUp(SimulatedChannel half) {
        if (!half.isUp() && !half.ending) {
            changeState(half, ChannelState.UP, "ANSWER");
        }
    }

    private void changeState(SimulatedChannel half, ChannelState state, String dialStatus) {
        half.state = state;
        events.aboutChannel(half, Events.about("ChannelStateChange", half));
        events.aboutChannel(half, Events.dial(half, dialStatus, "", ""));
    }

    private static void music(SimulatedChannel channel, boolean on) {
        if (on) {
            channel.mediaStates.add(MediaState.MUSIC);
        } else {
            channel.mediaStates.remove(MediaState.MUSIC);
        }
    }

    private void introduce(List<SimulatedChannel> pair) {
        for (SimulatedChannel channel : pair) {
            SimulatedChannel peer = pair.get(pair.get(0) == channel ? 1 : 0);
            setVariable(channel, "BRIDGEPEER", peer.name);
            setVariable(channel, "BRIDGEPVTCALLID", peer.id + "@simulator");
        }
        for (SimulatedChannel channel : pair) {
            if (!channel.calledIn() && !channel.isUp()) {
                channel.connectedNumber = pair.get(0).callerNumber;
                events.aboutChannel(channel, Events.about("ChannelConnectedLine", channel));
            }
        }
    }

    private void setVariable(SimulatedChannel channel, String name, String value) {
        channel.variables.put(name, value);
        events.aboutChannel(channel, Events.varset(channel, name, value));
    }

    private static List<SimulatedChannel> unansweredCallers(SimulatedChannel from) {
        SimulatedBridge bridge = from.bridge;
        if (bridge == null) {
            return List.of();
        }
        return bridge.members.stream()
                .filter(member -> member != from && member.calledIn() && !member.isUp() && !member.ending)
                .toList();
    }
}
