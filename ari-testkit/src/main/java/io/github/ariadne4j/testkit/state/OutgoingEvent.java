package io.github.ariadne4j.testkit.state;

/**
 * An event on its way to an application's socket.
 *
 * @param type the {@code type} of the event
 * @param application the receiving application
 * @param channelId the channel that it is about, empty if none
 * @param json the text frame
 */
public record OutgoingEvent(String type, String application, String channelId, String json) {}
