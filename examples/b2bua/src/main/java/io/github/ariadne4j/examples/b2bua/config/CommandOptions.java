package io.github.ariadne4j.examples.b2bua.config;

/** A parsed command line: a subcommand with its options, or the application. */
public sealed interface CommandOptions
        permits CommandOptions.PrintText,
                CommandOptions.RunApplication,
                CallsOptions,
                HangupOptions,
                DrainOptions,
                CdrOptions,
                DeadLetterOptions,
                DoctorOptions {
    /**
     * Prints a text: help, the version, the completion of the shell.
     *
     * @param text the text
     */
    record PrintText(String text) implements CommandOptions {}

    /** Runs the application; {@link CommandLineReader#read} reads its settings. */
    record RunApplication() implements CommandOptions {}
}
