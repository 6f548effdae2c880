package io.github.ariadne4j.examples.b2bua.config;

/** The order in a command line. */
public sealed interface Order
        permits Order.Tell,
                Order.TakeCalls,
                CallsOrder,
                HangupOrder,
                DrainOrder,
                CdrOrder,
                DeadLetterOrder,
                DoctorOrder {
    /**
     * Prints a text: help, the version, the completion of the shell.
     *
     * @param text the text
     */
    record Tell(String text) implements Order {}

    /** Runs the application; {@link CommandLineReader#read} reads its settings. */
    record TakeCalls() implements Order {}
}
