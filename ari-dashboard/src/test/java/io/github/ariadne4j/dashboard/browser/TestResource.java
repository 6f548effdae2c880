package io.github.ariadne4j.dashboard.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Resource files of the tests. */
final class TestResource {
    private TestResource() {}

    static String text(String name) {
        try (InputStream in = TestResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts that would run as a script or change the page, if they were read as markup anywhere. */
    static List<String> attacks() {
        return text("xss.txt").lines().filter(line -> !line.startsWith("# ")).toList();
    }
}
