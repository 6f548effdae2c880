package io.github.ariadne4j.testkit.model;

import java.util.List;

/**
 * The threads of channels, each of which does one thing after the other. One that plays to a channel in no bridge comes to the
 * next request when that is over; in a bridge another thread plays. Under the loop's lock only.
 */
final class ChannelThreads {
    private final Inventory inventory;

    ChannelThreads(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Whether a request waits for one of these channels, one after the other; its work is then done later. */
    boolean delay(List<String> channelIds, Runnable work) {
        for (int i = 0; i < channelIds.size(); i++) {
            SimulatedChannel channel = inventory.channels.get(channelIds.get(i));
            SimulatedPlayback last = channel == null || channel.bridge != null
                    ? null
                    : channel.playbacks().peekLast();
            if (last != null) {
                List<String> others = channelIds.subList(i + 1, channelIds.size());
                last.behind.add(() -> goOn(others, work));
                return true;
            }
        }
        return false;
    }

    private void goOn(List<String> others, Runnable work) {
        if (!delay(others, work)) {
            work.run();
        }
    }
}
