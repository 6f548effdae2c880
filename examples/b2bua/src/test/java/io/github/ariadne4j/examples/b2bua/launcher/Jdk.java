package io.github.ariadne4j.examples.b2bua.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param feature its version, as 17
 * @param home its folder
 */
record Jdk(int feature, Path home) {
    private static final int OLDEST = 17;
    /** Where Linux distributions put them. */
    private static final Path SYSTEM = Path.of("/usr/lib/jvm");

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** One of each version that the launcher takes, the one that runs this test among them. */
    static Collection<Jdk> all() {
        Map<Integer, Jdk> found = new TreeMap<>();
        for (Path home : homes()) {
            int feature = feature(home.resolve("release"));
            if (feature >= OLDEST) {
                found.putIfAbsent(feature, new Jdk(feature, home));
            }
        }
        return found.values();
    }

    private static List<Path> homes() {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        if (Files.isDirectory(SYSTEM)) {
            try (Stream<Path> installed = Files.list(SYSTEM)) {
                homes.addAll(installed
                        .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                        .sorted()
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes;
    }

    private static int feature(Path release) {
        try {
            Matcher version = VERSION.matcher(Files.exists(release) ? Files.readString(release) : "");
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
