package io.github.ariadne4j.testkit.state;

import java.util.List;

/**
 * The destination of a channel made by {@code POST /channels} when it is answered.
 *
 * @param application the application; empty: the dialplan, which hangs up
 * @param args the arguments of its {@code StasisStart}
 */
public record Origination(String application, List<String> args) {
    /** Copies the arguments. */
    public Origination {
        args = List.copyOf(args);
    }
}
