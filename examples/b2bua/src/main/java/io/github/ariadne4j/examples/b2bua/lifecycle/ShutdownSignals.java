package io.github.ariadne4j.examples.b2bua.lifecycle;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the signals that end a process into an orderly end. A shutdown hook of the JVM would end with status 143, which a supervisor
 * takes for a failure, and a second signal could not hasten it. The JDK's interface to signals is {@code sun.misc.Signal}, which has no
 * successor and causes a compiler warning that cannot be turned off; hence the reflection. Without it the JVM handles the signals.
 */
public final class ShutdownSignals {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownSignals.class);
    /** The exit status after a signal is this plus its number. */
    private static final int ENDED_BY_SIGNAL = 128;

    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private ShutdownSignals() {}

    /** From now on the first of these signals requests the end, and the next one ends the process at once. */
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
