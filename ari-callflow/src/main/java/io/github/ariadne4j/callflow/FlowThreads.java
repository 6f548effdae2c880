package io.github.ariadne4j.callflow;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One thread for each running flow: a virtual thread where the JVM has them (Java 21 and later), otherwise one of a growing pool.
 */
final class FlowThreads implements Executor, AutoCloseable {
    private final ExecutorService threads = threadPerFlow();

    @Override
    public void execute(Runnable flow) {
        threads.execute(flow);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static ExecutorService threadPerFlow() {
        try {
            MethodHandle virtual = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) virtual.invoke();
        } catch (Throwable olderJvm) {
            return Executors.newCachedThreadPool(flow -> {
                Thread thread = new Thread(flow, "call-flow");
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
