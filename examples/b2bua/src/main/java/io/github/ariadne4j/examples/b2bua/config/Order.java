package io.github.ariadne4j.examples.b2bua.config;

/** What the command line asks for. */
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
     * Print a text: help, the version, the completion of the shell.
     *
     * @param text what
     */
    record Tell(String text) implements Order {}

    /** Be the application; {@link CommandLineReader#read} has what it runs with. */
    record TakeCalls() implements Order {}
}
