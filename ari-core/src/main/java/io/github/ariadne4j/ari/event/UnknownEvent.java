package io.github.ariadne4j.ari.event;

/**
 * An event of a type that this version has no record for; kept whole, and counted.
 *
 * @param header what every event carries
 * @param type the type as Asterisk names it
 * @param json the event as it came
 */
public record UnknownEvent(EventHeader header, String type, String json) implements AriEvent {}
