package io.github.ariadne4j.examples.b2bua.real;

import io.github.ariadne4j.examples.b2bua.config.CommandLineReader;
import io.github.ariadne4j.examples.b2bua.config.DoctorOrder;
import io.github.ariadne4j.examples.b2bua.doctor.Doctor;
import io.github.ariadne4j.examples.b2bua.doctor.Report;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The doctor's report on the servers that settings name. */
final class Examination {
    private Examination() {}

    static Report of(Map<String, String> settings, String... arguments) {
        DoctorOrder order = (DoctorOrder) new CommandLineReader(
                        settings, Path.of("target/it").toAbsolutePath())
                .order(Stream.concat(Stream.of("doctor"), Stream.of(arguments)).toArray(String[]::new));
        return new Report(new Doctor(order).examine());
    }
}
