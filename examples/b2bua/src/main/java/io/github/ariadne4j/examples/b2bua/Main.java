package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.examples.b2bua.config.B2buaSettings;
import io.github.ariadne4j.examples.b2bua.config.CallsOptions;
import io.github.ariadne4j.examples.b2bua.config.CdrOptions;
import io.github.ariadne4j.examples.b2bua.config.CommandLineReader;
import io.github.ariadne4j.examples.b2bua.config.CommandOptions;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.DeadLetterOptions;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.DoctorOptions;
import io.github.ariadne4j.examples.b2bua.config.DrainOptions;
import io.github.ariadne4j.examples.b2bua.config.HangupOptions;
import io.github.ariadne4j.examples.b2bua.config.LogSettings;
import io.github.ariadne4j.examples.b2bua.lifecycle.ReplacedException;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.examples.b2bua.lifecycle.ShutdownSignals;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class: reads the settings, runs the application or a subcommand, and translates its end into an exit status and, on a
 * failure, one line.
 */
public final class Main {
    static final int WELL = 0;
    static final int FAILED = 1;
    static final int WRONG_SETTING = 2;
    static final int REPLACED = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private final Map<String, String> environment;
    private final Path folder;
    private final PrintStream out;
    private final PrintStream err;

    Main(Map<String, String> environment, Path folder, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.folder = folder;
        this.out = out;
        this.err = err;
    }

    /** Runs until a signal ends it. */
    public static void main(String[] arguments) {
        Shutdown shutdown = new Shutdown();
        ShutdownSignals.ask(shutdown);
        Main main = new Main(System.getenv(), Path.of(""), System.out, System.err);
        System.exit(main.run(shutdown, arguments));
    }

    /** Runs until the end is requested; returns the exit status of the process. */
    int run(Shutdown shutdown, String... arguments) {
        try {
            return runUntilAsked(shutdown, arguments);
        } catch (ConfigurationException e) {
            err.println("b2bua: " + e.getMessage());
            return WRONG_SETTING;
        } catch (ReplacedException e) {
            err.println("b2bua: " + e.getMessage());
            return REPLACED;
        } catch (UnreachableException e) {
            err.println("b2bua: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (RuntimeException e) {
            LOG.error("unexpected failure, the process ends; please report this", e);
            err.println("b2bua: unexpected failure, see the log: " + DisplayText.of(Ports.why(e)));
            return FAILED;
        }
    }

    private int runUntilAsked(Shutdown shutdown, String... arguments) throws InterruptedException {
        CommandLineReader reader = new CommandLineReader(environment, folder);
        CommandOptions options = reader.options(arguments);
        if (options instanceof CommandOptions.RunApplication) {
            B2buaSettings settings = reader.read(arguments);
            LogSettings log = LogSettings.read(environment);
            reader.warnings().forEach(LOG::warn);
            new B2bua(settings, log, shutdown).run();
            return WELL;
        }
        return command(options, shutdown).run();
    }

    private Command command(CommandOptions options, Shutdown shutdown) {
        if (options instanceof CommandOptions.PrintText print) {
            return () -> {
                out.print(print.text());
                return WELL;
            };
        }
        if (options instanceof CallsOptions calls) {
            return new CallsCommand(calls, shutdown, out);
        }
        if (options instanceof HangupOptions hangup) {
            return new HangupCommand(hangup, out);
        }
        if (options instanceof DrainOptions drain) {
            return new DrainCommand(drain, shutdown, out);
        }
        if (options instanceof CdrOptions cdrs) {
            return new CdrCommand(cdrs, out);
        }
        if (options instanceof DeadLetterOptions letters) {
            return new DeadLetterCommand(letters, out);
        }
        if (options instanceof DoctorOptions doctor) {
            return new DoctorCommand(doctor, out);
        }
        throw new IllegalStateException("no command for " + options);
    }
}
