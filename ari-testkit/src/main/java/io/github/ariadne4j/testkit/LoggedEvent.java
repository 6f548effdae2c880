package io.github.ariadne4j.testkit;

/**
 * An event that was sent to the application.
 *
 * @param type the {@code type} of the event
 * @param application the application
 * @param channelId the channel that it is about, empty if none
 */
public record LoggedEvent(String type, String application, String channelId) {}
