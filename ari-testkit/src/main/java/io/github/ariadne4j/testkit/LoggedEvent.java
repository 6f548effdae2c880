package io.github.ariadne4j.testkit;

/**
 * An event that was sent to the application.
 *
 * @param type Asterisk's name of it
 * @param application the application
 * @param channelId the channel it was about, empty if none
 */
public record LoggedEvent(String type, String application, String channelId) {}
