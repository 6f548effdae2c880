package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.examples.b2bua.config.HangupOrder;
import java.io.PrintStream;

/** Ends a live call of a running instance. */
final class HangupCommand implements Command {
    private final HangupOrder order;
    private final PrintStream out;

    HangupCommand(HangupOrder order, PrintStream out) {
        this.order = order;
        this.out = out;
    }

    @Override
    public int run() throws InterruptedException {
        new RunningInstance(order.http()).post("/api/calls/" + order.call() + "/hangup");
        out.println("call " + order.call() + " is being hung up");
        return Main.WELL;
    }
}
