package io.github.ariadne4j.examples.b2bua;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.ariadne4j.examples.b2bua.config.DoctorOrder;
import io.github.ariadne4j.examples.b2bua.doctor.Doctor;
import io.github.ariadne4j.examples.b2bua.doctor.Report;
import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** Checks the dependencies of the application, and prints each finding with its cure. */
final class DoctorCommand implements Command {
    private final DoctorOrder order;
    private final PrintStream out;

    DoctorCommand(DoctorOrder order, PrintStream out) {
        this.order = order;
        this.out = out;
    }

    @Override
    public int run() {
        Report report = examined();
        out.print(order.json() ? report.json() : report.text());
        out.flush();
        return report.status();
    }

    /** Warnings of the library in the log are findings here, and stdout is for the report. */
    private Report examined() {
        Logger log = (Logger) LoggerFactory.getLogger("io.github.ariadne4j");
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            return new Report(new Doctor(order).examine());
        } finally {
            log.setLevel(before);
        }
    }
}
