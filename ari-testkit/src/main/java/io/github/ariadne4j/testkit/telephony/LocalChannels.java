package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes Local channels: two halves that ring, answer and end together. */
public final class LocalChannels {
    private static final String FAR = ";2";

    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;

    /** The halves get numbers of the inventory, and their creation is published. */
    public LocalChannels(AsteriskLoop loop, Inventory inventory, EventPublisher events) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
    }

    /** A pair whose second half calls a number in the dialplan. */
    LocalPair calling(String exten) {
        return make(exten, "default", ChannelState.RING);
    }

    /** A pair whose halves take the places of the two channels of an attended transfer. */
    LocalPair linking() {
        return make("_attended", "transfer", ChannelState.UP);
    }

    private LocalPair make(String exten, String context, ChannelState secondState) {
        String name = String.format(Locale.ROOT, "Local/%s@%s-%08x;", exten, context, inventory.nextNumber());
        SimulatedChannel first = half(name + 1, exten, ChannelState.DOWN, CalleeScript.silent());
        SimulatedChannel second = half(name + 2, exten, secondState, null);
        first.dialled = true;
        first.otherHalf = second;
        second.otherHalf = first;
        return new LocalPair(first, second);
    }

    /** The other half of a Local channel that an application created: its id and its name are those of the near one, with a suffix. */
    SimulatedChannel farHalfOf(SimulatedChannel near) {
        SimulatedChannel far = half(near.id + FAR, near.name + FAR, near.callerNumber, ChannelState.RING, null);
        near.otherHalf = far;
        far.otherHalf = near;
        return far;
    }

    private SimulatedChannel half(String name, String exten, ChannelState state, @Nullable CalleeScript script) {
        return half("sim." + inventory.nextNumber(), name, exten, state, script);
    }

    private SimulatedChannel half(
            String id, String name, String exten, ChannelState state, @Nullable CalleeScript script) {
        SimulatedChannel half =
                new SimulatedChannel(id, name, exten, loop.timers().now(), state, "", script);
        inventory.add(half);
        events.aboutChannel(half, Events.about("ChannelCreated", half));
        return half;
    }
}
