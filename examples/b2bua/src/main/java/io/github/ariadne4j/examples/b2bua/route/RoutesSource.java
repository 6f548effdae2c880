package io.github.ariadne4j.examples.b2bua.route;

import java.util.List;

/** Where routes are kept that may change while the application runs. Used by one thread. */
@FunctionalInterface
public interface RoutesSource {
    /**
     * All routes that there are now, in their order. May block.
     *
     * @throws RuntimeException if they cannot be read; the message says why
     */
    List<Row> read();

    /**
     * One route.
     *
     * @param id names it in messages
     * @param pattern which numbers it is for, as in a file of routes before the {@code =}
     * @param targets where they go, and how, as in a file of routes behind the {@code =}
     */
    record Row(long id, String pattern, String targets) {}
}
