package io.github.ariadne4j.examples.b2bua.status;

import java.util.Optional;

/** One thing that has to work. */
@FunctionalInterface
public interface Check {
    /** What is wrong, in one line; empty if nothing is. */
    Optional<String> complaint();
}
