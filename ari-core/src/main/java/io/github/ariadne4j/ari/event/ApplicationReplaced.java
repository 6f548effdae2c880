package io.github.ariadne4j.ari.event;

/**
 * Another socket registered the same application: this one receives no further events of it.
 *
 * @param header the common fields of events
 */
public record ApplicationReplaced(EventHeader header) implements ApplicationEvent {
    @Override
    public String type() {
        return "ApplicationReplaced";
    }
}
