package io.github.ariadne4j.ari.event;

/**
 * The application is registered with this socket (Asterisk 22.5 and later).
 *
 * @param header what every event carries
 */
public record ApplicationRegistered(EventHeader header) implements ApplicationEvent {
    @Override
    public String type() {
        return "ApplicationRegistered";
    }
}
