package io.github.ariadne4j.callflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A proxy in front of a port: forwards calls until it is switched; from then on methods that return a stage violate the contract.
 *
 * @param <T> the port
 */
final class UnrulyPort<T> {
    private final T port;
    private final T behind;
    private final Manner manner;
    private volatile boolean unruly;

    /** The kinds of violations. */
    enum Manner {
        NEVER_ANSWERS,
        THROWS,
        THROWS_AN_ERROR,
        ANSWERS_NULL
    }

    UnrulyPort(Class<T> type, T behind, Manner manner) {
        this.behind = behind;
        this.manner = manner;
        this.port = type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> asked(method, given)));
    }

    T port() {
        return port;
    }

    void breaksItsWord() {
        unruly = true;
    }

    void keepsItsWord() {
        unruly = false;
    }

    private Object asked(Method method, Object[] given) throws Throwable {
        if (unruly && method.getReturnType().equals(CompletionStage.class)) {
            return switch (manner) {
                case NEVER_ANSWERS -> new CompletableFuture<>();
                case THROWS -> throw new IllegalStateException("thrown by a port of a test");
                case THROWS_AN_ERROR -> throw new NoClassDefFoundError("thrown by a port of a test");
                case ANSWERS_NULL -> null;
            };
        }
        try {
            return method.invoke(behind, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
