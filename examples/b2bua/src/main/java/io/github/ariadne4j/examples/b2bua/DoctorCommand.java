package io.github.ariadne4j.examples.b2bua;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.ariadne4j.examples.b2bua.config.DoctorOptions;
import io.github.ariadne4j.examples.b2bua.doctor.Doctor;
import io.github.ariadne4j.examples.b2bua.doctor.DoctorReport;
import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** Checks the dependencies of the application, and prints each finding with its cure. */
final class DoctorCommand implements Command {
    private final DoctorOptions options;
    private final PrintStream out;

    DoctorCommand(DoctorOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    @Override
    public int run() {
        DoctorReport report = examined();
        out.print(options.json() ? report.json() : report.text());
        out.flush();
        return report.status();
    }

    /** Warnings of the library in the log are findings here, and stdout is for the report. */
    private DoctorReport examined() {
        Logger log = (Logger) LoggerFactory.getLogger("io.github.ariadne4j");
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            return new DoctorReport(new Doctor(options).examine());
        } finally {
            log.setLevel(before);
        }
    }
}
