package io.github.ariadne4j.examples.b2bua.real.service;

import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The classes of the application in an archive, as its launcher has one: a start with it uses a third of the processor time. */
final class ClassArchive {
    private static final Path FILE = RealServices.FOLDER.resolve("classes.jsa");
    private static final String ROUTE = "--route=3200=PJSIP/3200@callees";

    private ClassArchive() {}

    /** Runs the application once, with a call; its JVM writes the archive at the exit. */
    static ClassArchive write(RealServices services) {
        Map<String, String> settings = RunningB2bua.settings(services, CdrTable.in(services.postgres()));
        settings.put("JDK_JAVA_OPTIONS", "-XX:ArchiveClassesAtExit=" + FILE);
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            b2bua.awaitHealth(200);
            new SippCaller(services.asterisk()).call("caller-hangs-up", "3200");
            services.awaitNothingLeft();
        }
        return new ClassArchive();
    }

    /** The option of the JVM; none until the archive exists. */
    static List<String> option() {
        return Files.exists(FILE) ? List.of("-XX:SharedArchiveFile=" + FILE) : List.of();
    }
}
