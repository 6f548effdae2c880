package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.examples.b2bua.config.HangupOptions;
import java.io.PrintStream;

/** Ends a live call of a running instance. */
final class HangupCommand implements Command {
    private final HangupOptions options;
    private final PrintStream out;

    HangupCommand(HangupOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    @Override
    public int run() throws InterruptedException {
        new RunningInstance(options.http()).post("/api/calls/" + options.call() + "/hangup");
        out.println("call " + options.call() + " is being hung up");
        return Main.WELL;
    }
}
