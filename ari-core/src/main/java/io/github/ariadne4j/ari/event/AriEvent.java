package io.github.ariadne4j.ari.event;

import java.time.Instant;

/**
 * An event of ARI. The sealed family mirrors the event models of ARI's {@code events.json}; an event of an unknown type
 * is delivered as {@link UnknownEvent}.
 */
public sealed interface AriEvent
        permits ApplicationEvent,
                BridgeEvent,
                ChannelEvent,
                ChannelUserevent,
                DeviceStateChanged,
                DialEvent,
                EndpointEvent,
                GlobalVarset,
                PlaybackEvent,
                RecordingEvent,
                TextMessageReceived,
                TransferEvent,
                UnknownEvent {
    /** The common fields of events. */
    EventHeader header();

    /** The time of the event by Asterisk's clock. */
    default Instant timestamp() {
        return header().timestamp();
    }

    /** The event's type as ARI names it, for example {@code StasisStart}. */
    String type();
}
