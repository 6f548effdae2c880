package io.github.ariadne4j.ari.event;

/**
 * Another socket registered the same application: this one no longer gets events of it.
 *
 * @param header what every event carries
 */
public record ApplicationReplaced(EventHeader header) implements ApplicationEvent {
    @Override
    public String type() {
        return "ApplicationReplaced";
    }
}
