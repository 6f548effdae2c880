package io.github.ariadne4j.examples.b2bua.route;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of routes, one a line. A line that begins with {@code #} is a comment, and a {@code \} at the end continues it on the
 * next line. Used once.
 */
final class RoutesFile {
    private static final String GOES_ON = "\\";
    private static final String COMMENT = "#";

    private final Path path;
    private final Duration ringFor;
    private final List<NumberRoute> routes = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int firstLine;

    private RoutesFile(Path path, Duration ringFor) {
        this.path = path;
        this.ringFor = ringFor;
    }

    /**
     * @throws IllegalArgumentException if it cannot be read, or a line is wrong; the message contains file, line, and what to change
     */
    static List<NumberRoute> read(Path path, Duration ringFor) {
        RoutesFile file = new RoutesFile(path, ringFor);
        List<String> lines = lines(path);
        for (int line = 1; line <= lines.size(); line++) {
            file.take(line, lines.get(line - 1).strip());
        }
        file.close();
        return file.routes;
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("the file " + path + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(path + " is not in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be read: " + e, e);
        }
    }

    private void take(int line, String text) {
        if (text.startsWith(COMMENT)) {
            return;
        }
        if (open.isEmpty()) {
            firstLine = line;
        }
        if (text.endsWith(GOES_ON)) {
            open.append(text, 0, text.length() - GOES_ON.length());
        } else {
            open.append(text);
            close();
        }
    }

    private void close() {
        String text = open.toString();
        open.setLength(0);
        if (text.isBlank()) {
            return;
        }
        try {
            routes.add(NumberRoute.parse(text, ringFor));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ":" + firstLine + ": " + e.getMessage(), e);
        }
    }
}
