package io.github.ariadne4j.examples.b2bua;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code java -jar b2bua.jar}: exit code 0 after SIGTERM, 2 if the configuration cannot work. */
@Command(
        name = "b2bua",
        mixinStandardHelpOptions = true,
        version = "Ariadne4j B2BUA",
        sortOptions = false,
        description = "Takes calls of a Stasis application, dials where the routes say, and bridges.")
public final class Main implements Callable<Integer> {
    private static final int CONFIGURATION = 2;

    private final Sources sources;

    @Mixin
    private final Options options = new Options();

    private Main(Sources sources) {
        this.sources = sources;
    }

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) {
        int status = run(
                arguments,
                System.getenv(),
                Path.of(""),
                new PrintWriter(System.out, true, Charset.defaultCharset()),
                new PrintWriter(System.err, true, Charset.defaultCharset()));
        System.exit(status);
    }

    static int run(String[] arguments, Map<String, String> environment, Path folder, PrintWriter out, PrintWriter err) {
        try {
            Sources sources = Sources.of(environment, folder);
            return new CommandLine(new Main(sources))
                    .setDefaultValueProvider(sources)
                    .setOut(out)
                    .setErr(err)
                    .setExecutionExceptionHandler((e, command, parsed) -> complain(e, err))
                    .setParameterExceptionHandler((e, rest) -> complain(e, err))
                    .execute(arguments);
        } catch (ConfigurationException e) {
            return complain(e, err);
        }
    }

    private static int complain(Exception e, PrintWriter err) {
        if (!(e instanceof ConfigurationException) && !(e instanceof CommandLine.ParameterException)) {
            e.printStackTrace(err);
        }
        err.println("b2bua: " + Patience.firstLine(e));
        return CONFIGURATION;
    }

    @Override
    public Integer call() throws InterruptedException {
        B2bua b2bua = B2bua.start(options, sources);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(b2bua), "stop"));
        new CountDownLatch(1).await();
        return 0;
    }

    /** A JVM that was told to stop would say 143; we did what we were told, which is 0. */
    private static void stop(B2bua b2bua) {
        b2bua.close();
        Runtime.getRuntime().halt(0);
    }
}
