package io.github.ariadne4j.examples.b2bua.lifecycle;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the signals that end a process into an orderly end. The JVM's own way (a shutdown hook) would end with 143, which a
 * supervisor takes for a failure, and could not be hurried by a second signal. The JDK's door to signals is
 * {@code sun.misc.Signal}, which has no successor and cannot be named without a warning that nothing turns off; hence the
 * reflection. Where it is missing, the JVM's own way is what remains.
 */
public final class ShutdownSignals {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownSignals.class);
    /** What shells make of an end by a signal: this, and its number. */
    private static final int ENDED_BY_SIGNAL = 128;

    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private ShutdownSignals() {}

    /** From now on the first of these signals asks for the end, and the next one ends at once. */
    public static void ask(Shutdown shutdown) {
        for (String name : NUMBERS.keySet()) {
            try {
                handle(name, shutdown);
            } catch (ReflectiveOperationException e) {
                // Windows has no HUP, and -Xrs leaves signals to the operating system.
                LOG.debug("SIG{} is left to the JVM: {}", name, String.valueOf(e.getCause()));
            }
        }
    }

    private static void handle(String name, Shutdown shutdown) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object asking =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, given) -> {
                    if (method.getName().equals("handle")) {
                        on(name, shutdown);
                    }
                    return null;
                });
        Object known = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, known, asking);
    }

    private static void on(String name, Shutdown shutdown) {
        if (shutdown.isAsked()) {
            Runtime.getRuntime().halt(ENDED_BY_SIGNAL + NUMBERS.getOrDefault(name, 0));
        }
        shutdown.ask("SIG" + name);
    }
}
