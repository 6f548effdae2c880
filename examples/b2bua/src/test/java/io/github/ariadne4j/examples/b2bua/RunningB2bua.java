package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.examples.b2bua.life.Ending;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The application in this JVM, for tests of other packages. */
public final class RunningB2bua {
    private final Ending ending = new Ending();
    private final CompletableFuture<Integer> status;

    private RunningB2bua(Map<String, String> environment, Path folder, List<String> arguments) {
        Main main = new Main(environment, folder, System.out, System.err);
        status = CompletableFuture.supplyAsync(() -> main.run(ending, arguments.toArray(new String[0])));
    }

    /** Begins to start it. */
    public static RunningB2bua start(Map<String, String> environment, Path folder, String... arguments) {
        return new RunningB2bua(environment, folder, List.of(arguments));
    }

    /** Asks it to end, and tells its exit code. */
    public int stop() throws Exception {
        ending.ask("the test is over");
        return status.get(30, TimeUnit.SECONDS);
    }
}
