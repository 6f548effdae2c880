package io.github.ariadne4j.examples.b2bua;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.ariadne4j.examples.b2bua.config.DoctorOrder;
import io.github.ariadne4j.examples.b2bua.doctor.Doctor;
import io.github.ariadne4j.examples.b2bua.doctor.Report;
import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** Checks what the application needs, and prints each finding with its cure. */
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

    /** What the library warns of in the log is a finding here, and stdout is the report's. */
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
