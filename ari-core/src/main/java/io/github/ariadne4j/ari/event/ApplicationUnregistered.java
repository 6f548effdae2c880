package io.github.ariadne4j.ari.event;

/**
 * The application is no longer registered (Asterisk 22.5 and later).
 *
 * @param header the common fields of events
 */
public record ApplicationUnregistered(EventHeader header) implements ApplicationEvent {
    @Override
    public String type() {
        return "ApplicationUnregistered";
    }
}
