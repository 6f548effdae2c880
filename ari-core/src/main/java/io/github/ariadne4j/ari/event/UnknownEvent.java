package io.github.ariadne4j.ari.event;

/**
 * An event of a type that this version has no record for. Its JSON is kept, and it is counted.
 *
 * @param header the common fields of events
 * @param type the type as Asterisk names it
 * @param json the event as received
 */
public record UnknownEvent(EventHeader header, String type, String json) implements AriEvent {}
