package io.github.ariadne4j.ari.event;

/**
 * The application was registered on this socket (Asterisk 22.5 and later).
 *
 * @param header the common fields of events
 */
public record ApplicationRegistered(EventHeader header) implements ApplicationEvent {
    @Override
    public String type() {
        return "ApplicationRegistered";
    }
}
