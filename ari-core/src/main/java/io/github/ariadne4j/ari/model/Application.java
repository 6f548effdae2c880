package io.github.ariadne4j.ari.model;

import java.util.List;

/**
 * A Stasis application as Asterisk shows it: the exact list of the live channels and bridges that it is subscribed to.
 *
 * @param name the application's name
 * @param channels channels the application is subscribed to
 * @param bridges bridges the application is subscribed to
 */
public record Application(String name, List<ChannelId> channels, List<BridgeId> bridges) {
    /** Copies the lists. */
    public Application {
        channels = List.copyOf(channels);
        bridges = List.copyOf(bridges);
    }
}
