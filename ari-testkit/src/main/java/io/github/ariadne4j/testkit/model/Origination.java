package io.github.ariadne4j.testkit.model;

import java.util.List;

/**
 * Where a channel made by {@code POST /channels} goes when it is answered.
 *
 * @param application the application; empty: into the dialplan, which hangs up
 * @param args the arguments of its {@code StasisStart}
 */
record Origination(String application, List<String> args) {
    Origination {
        args = List.copyOf(args);
    }
}
