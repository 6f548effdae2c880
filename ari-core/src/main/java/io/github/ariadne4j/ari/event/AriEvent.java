package io.github.ariadne4j.ari.event;

import java.time.Instant;

/**
 * Something that Asterisk says has happened. The sealed family mirrors the event models of ARI's {@code events.json};
 * a type that this version does not know arrives as {@link UnknownEvent}, never as nothing.
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
    /** What every event carries. */
    EventHeader header();

    /** When Asterisk says it happened. */
    default Instant timestamp() {
        return header().timestamp();
    }

    /** The event's type as ARI names it, for example {@code StasisStart}. */
    String type();
}
