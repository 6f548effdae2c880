package io.github.ariadne4j.examples.b2bua.life;

import java.util.List;
import sun.misc.Signal;

/**
 * Turns the signals that end a process into an orderly end. The JVM's own way (a shutdown hook) would end with 143, which a
 * supervisor takes for a failure, and could not be hurried by a second signal.
 */
public final class ShutdownSignals {
    /** What shells make of a signal: 128 and its number. */
    private static final int BY_SIGNAL = 128;

    private ShutdownSignals() {}

    /** From now on the first of these signals asks for the end, and the next one ends at once. */
    @SuppressWarnings("sunapi")
    public static void ask(Ending ending) {
        for (String name : List.of("TERM", "INT", "HUP")) {
            try {
                Signal.handle(new Signal(name), signal -> on(signal, ending));
            } catch (IllegalArgumentException notHere) {
                // Windows has no HUP, and -Xrs leaves signals to the operating system.
                continue;
            }
        }
    }

    @SuppressWarnings("sunapi")
    private static void on(Signal signal, Ending ending) {
        if (ending.isAsked()) {
            Runtime.getRuntime().halt(BY_SIGNAL + signal.getNumber());
        }
        ending.ask("SIG" + signal.getName());
    }
}
