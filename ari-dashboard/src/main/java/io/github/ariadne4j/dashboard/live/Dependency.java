package io.github.ariadne4j.dashboard.live;

/**
 * Something that an application depends on, as pages show it.
 *
 * @param name what it is, for example {@code Redis}
 * @param isUp whether it serves
 * @param detail which one, or what is wrong with it, in one line; may hold what a server said
 */
public record Dependency(String name, boolean isUp, String detail) {}
