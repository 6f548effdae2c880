package io.github.ariadne4j.chaos.fault;

import java.time.Duration;

/** What a proxy does to everything that passes, until it is told otherwise. */
public sealed interface Fault {
    /** Nothing. */
    record None() implements Fault {}

    /** All bytes arrive later by this much. */
    record Delay(Duration by) implements Fault {}

    /** Connections stay open and new ones are made, but nothing arrives. What was held back arrives afterwards. */
    record BlackHole() implements Fault {}

    /** New connections are refused, and those there are get a reset. */
    record Refuse() implements Fault {}

    /** A connection gets a reset once so many more bytes have come back on it. */
    record CutAfter(long bytes) implements Fault {}
}
