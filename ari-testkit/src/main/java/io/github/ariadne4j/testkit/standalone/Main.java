package io.github.ariadne4j.testkit.standalone;

import io.github.ariadne4j.testkit.AriSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** The main class: starts a simulator and executes console commands until it is ended. */
public final class Main {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    /**
     * Runs the program. Exit code 0: ended normally; 1: could not start; 2: wrong options.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        Reader console = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        int code = run(args, console, System.out, System.err);
        if (code != OK) {
            System.exit(code);
        }
    }

    static int run(String[] args, Reader console, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.print(Options.HELP);
                return OK;
            }
            return serve(options, console, out, err);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("Try --help.");
            return USAGE;
        }
    }

    private static int serve(Options options, Reader lines, PrintStream out, PrintStream err) {
        try (AriSimulator asterisk = AriSimulator.start(options.settings())) {
            out.println("Simulated Asterisk on " + asterisk.uri() + "/ari, user " + asterisk.username());
            Console console = new Console(asterisk);
            return options.consolePort().isPresent()
                    ? serve(console, options.consolePort().getAsInt(), lines, out, err)
                    : obey(console, lines, out);
        } catch (RuntimeException | IOException e) {
            err.println("cannot serve on port " + options.settings().port() + ": " + e);
            return FAILED;
        }
    }

    private static int serve(Console console, int port, Reader lines, PrintStream out, PrintStream err)
            throws IOException {
        try (ConsolePort served = ConsolePort.serve(console, port)) {
            out.println("Console on " + served.uri());
            return obey(console, lines, out);
        } catch (BindException e) {
            err.println("cannot serve the console on port " + port + ": " + e);
            return FAILED;
        }
    }

    /** If standard input has no command, as under a service manager, it serves until the process is ended. */
    private static int obey(Console console, Reader reader, PrintStream out) throws IOException {
        out.println("Commands: " + Console.COMMANDS);
        BufferedReader lines = new BufferedReader(reader);
        boolean commanded = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            commanded = true;
            if (Console.ends(line)) {
                return OK;
            }
            String said = console.answer(line);
            if (!said.isEmpty()) {
                out.println(said);
            }
        }
        if (!commanded) {
            waitForEver();
        }
        return OK;
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
