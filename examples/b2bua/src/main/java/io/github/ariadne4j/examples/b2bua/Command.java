package io.github.ariadne4j.examples.b2bua;

/** What a subcommand does: it runs once and ends, and the application does not run. */
interface Command {
    /** Returns the status of the process. */
    int run() throws InterruptedException;
}
