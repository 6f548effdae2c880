package io.github.ariadne4j.testkit.model;

/**
 * An event on its way to an application's socket.
 *
 * @param type Asterisk's name of it
 * @param application the application it is for
 * @param channelId the channel it is about, empty if none
 * @param json the text frame
 */
public record OutgoingEvent(String type, String application, String channelId, String json) {}
