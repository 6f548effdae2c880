package io.github.ariadne4j.ari.model;

import java.util.List;

/**
 * A Stasis application with its subscriptions: the complete list of existing channels and bridges that it is subscribed
 * to.
 *
 * @param name the application's name
 * @param channels channels the application is subscribed to
 * @param bridges bridges the application is subscribed to
 * @param endpoints endpoints the application is subscribed to, as {@code PJSIP/alice}
 * @param devices devices whose state the application is subscribed to
 * @param allowed the event types that are sent to it; empty: all
 * @param disallowed the event types that are not sent to it
 */
public record Application(
        String name,
        List<ChannelId> channels,
        List<BridgeId> bridges,
        List<String> endpoints,
        List<String> devices,
        List<String> allowed,
        List<String> disallowed) {
    /** Copies the lists. */
    public Application {
        channels = List.copyOf(channels);
        bridges = List.copyOf(bridges);
        endpoints = List.copyOf(endpoints);
        devices = List.copyOf(devices);
        allowed = List.copyOf(allowed);
        disallowed = List.copyOf(disallowed);
    }
}
