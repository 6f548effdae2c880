package io.github.ariadne4j.examples.b2bua;

/** What is done once, instead of being the application. */
interface Command {
    /** Does it. */
    void run() throws InterruptedException;
}
