package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SimulatedPlayback;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads of channels, each of which processes one request after the other. While a thread plays to a channel outside a bridge, or
 * records it, the next request waits; in a bridge another thread plays. Under the loop's lock only.
 */
public final class ChannelThreads {
    private final Inventory inventory;

    /** Every channel of the inventory has a thread. */
    public ChannelThreads(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Whether a request has to wait for one of these channels, one after the other; if so, its work is run later. */
    public boolean delay(List<String> channelIds, boolean recordings, Runnable work) {
        for (int i = 0; i < channelIds.size(); i++) {
            SimulatedChannel channel = inventory.channels.get(channelIds.get(i));
            List<Runnable> behind = channel == null || channel.bridge != null ? null : waitingAt(channel, recordings);
            if (behind != null) {
                List<String> others = channelIds.subList(i + 1, channelIds.size());
                behind.add(() -> goOn(others, recordings, work));
                return true;
            }
        }
        return false;
    }

    private static @Nullable List<Runnable> waitingAt(SimulatedChannel channel, boolean recordings) {
        if (!recordings && channel.recording != null) {
            return null;
        }
        SimulatedPlayback last = channel.playbacks().peekLast();
        if (last != null) {
            return last.behind;
        }
        return channel.recording == null ? null : channel.recording.behind;
    }

    private void goOn(List<String> others, boolean recordings, Runnable work) {
        if (!delay(others, recordings, work)) {
            work.run();
        }
    }
}
