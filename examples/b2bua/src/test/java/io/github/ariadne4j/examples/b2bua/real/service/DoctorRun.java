package io.github.ariadne4j.examples.b2bua.real.service;

import io.github.ariadne4j.examples.b2bua.config.CommandLineReader;
import io.github.ariadne4j.examples.b2bua.config.DoctorOptions;
import io.github.ariadne4j.examples.b2bua.doctor.Doctor;
import io.github.ariadne4j.examples.b2bua.doctor.DoctorReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The doctor's report on the servers that settings name. */
public final class DoctorRun {
    private DoctorRun() {}

    public static DoctorReport of(Map<String, String> settings, String... arguments) {
        DoctorOptions options = (DoctorOptions)
                new CommandLineReader(settings, Path.of("target/it").toAbsolutePath())
                        .options(Stream.concat(Stream.of("doctor"), Stream.of(arguments))
                                .toArray(String[]::new));
        return new DoctorReport(new Doctor(options).examine());
    }
}
