package io.github.ariadne4j.examples.b2bua;

/** A subcommand: it runs once and ends, without the application. */
interface Command {
    /** Runs it; returns the exit status of the process. */
    int run() throws InterruptedException;
}
