package io.github.ariadne4j.chaos.fault;

import java.time.Duration;

/** A fault of all traffic of a proxy, until it is replaced. */
public sealed interface Fault {
    /** No fault. */
    record None() implements Fault {}

    /** All bytes arrive later by this time. */
    record Delay(Duration by) implements Fault {}

    /** Connections stay open and new ones are accepted, but no byte arrives until the fault ends; then all do. */
    record BlackHole() implements Fault {}

    /** New connections are refused, and existing ones get a reset. */
    record Refuse() implements Fault {}

    /** A connection gets a reset after this number of further bytes from the server. */
    record CutAfter(long bytes) implements Fault {}
}
