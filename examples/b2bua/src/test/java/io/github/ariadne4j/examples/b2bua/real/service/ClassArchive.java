package io.github.ariadne4j.examples.b2bua.real.service;

import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The classes of the application in an archive, as its launcher has one: a start with it uses a third of the processor time. */
final class ClassArchive {
    private static final Path FILE = RealServices.FOLDER.resolve("classes.jsa");
    private static final String ROUTE = "--route=3200=PJSIP/3200@callees";

    private ClassArchive() {}

    /** Unless there is one of the same jars, runs the application once, with a call; its JVM writes the archive at the exit. */
    static ClassArchive write(RealServices services) {
        try {
            if (!isNewest()) {
                Path written = FILE.resolveSibling("classes.jsa.new");
                Files.deleteIfExists(FILE);
                Files.deleteIfExists(written);
                run(services, written);
                Files.move(written, FILE, StandardCopyOption.REPLACE_EXISTING);
            }
            return new ClassArchive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(RealServices services, Path written) {
        Map<String, String> settings = RunningB2bua.settings(services, CdrTable.in(services.postgres()));
        settings.put("JDK_JAVA_OPTIONS", "-XX:ArchiveClassesAtExit=" + written);
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            b2bua.awaitHealth(200);
            new SippCaller(services.asterisk()).call("caller-hangs-up", "3200");
            services.awaitNothingLeft();
        }
    }

    /** A JVM does not use an archive whose jars have changed. */
    private static boolean isNewest() throws IOException {
        if (!Files.exists(FILE)) {
            return false;
        }
        FileTime archived = Files.getLastModifiedTime(FILE);
        try (Stream<Path> libraries = Files.list(RunningB2bua.JAR.resolveSibling("lib"))) {
            return Stream.concat(Stream.of(RunningB2bua.JAR), libraries)
                    .allMatch(jar -> jar.toFile().lastModified() < archived.toMillis());
        }
    }

    /** The option of the JVM; none until the archive exists. */
    static List<String> option() {
        return Files.exists(FILE) ? List.of("-XX:SharedArchiveFile=" + FILE) : List.of();
    }
}
