package io.github.ariadne4j.examples.b2bua.route;

import java.util.List;

/** A source of routes that may change while the application runs. Used by one thread. */
@FunctionalInterface
public interface RoutesSource {
    /**
     * The current routes, in their order. May block.
     *
     * @throws RuntimeException if they cannot be read; the message contains the reason
     */
    List<Row> read();

    /**
     * One route.
     *
     * @param id its id in messages
     * @param pattern its numbers, in the format before the {@code =} in a file of routes
     * @param targets its targets and options, in the format after the {@code =} in a file of routes
     */
    record Row(long id, String pattern, String targets) {}
}
