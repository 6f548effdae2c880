package io.github.ariadne4j.dashboard.live;

/**
 * The state of a dependency of the application, such as Asterisk or a database.
 *
 * @param name its name, for example {@code Redis}
 * @param isUp whether it is available
 * @param detail its address or its fault, in one line; may contain text of the server
 */
public record Dependency(String name, boolean isUp, String detail) {}
