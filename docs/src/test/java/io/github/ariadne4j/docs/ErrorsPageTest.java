package io.github.ariadne4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user can be told of a failure stands in {@code errors.md}, with its cure. */
class ErrorsPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "ari-core",
            "ari-callflow",
            "ari-session-redis",
            "ari-cdr-jdbc",
            "ari-micrometer",
            "ari-dashboard",
            "ari-spring-boot-starter",
            "examples/b2bua");
    private static final Pattern EXCEPTION = Pattern.compile("^public .*class (\\w+Exception)\\b", Pattern.MULTILINE);
    private static final Pattern LOGGED = Pattern.compile("LOG\\.(?:warn|error)\\(\\s*");
    private static final Pattern MESSAGE =
            Pattern.compile("LOG\\.(?:warn|error)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)+)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static String page;

    @BeforeAll
    static void readPage() throws IOException {
        page = Files.readString(ROOT.resolve("docs/errors.md"));
    }

    static List<String> exceptions() throws IOException {
        List<String> names = new ArrayList<>();
        for (String source : sources()) {
            EXCEPTION.matcher(source).results().map(found -> found.group(1)).forEach(names::add);
        }
        return names;
    }

    static List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        for (String source : sources()) {
            MESSAGE.matcher(source)
                    .results()
                    .map(ErrorsPageTest::message)
                    .distinct()
                    .forEach(messages::add);
        }
        return messages.stream()
                .distinct()
                .filter(message -> !message.equals("…"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void every_public_exception_has_a_row(String name) {
        assertThat(page).contains("| `" + name + "` |");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void every_warning_and_error_of_the_log_is_explained(String message) {
        assertThat(page).contains('`' + message + '`');
    }

    @Test
    void each_warning_and_error_is_a_text_that_can_be_searched_for() throws IOException {
        for (String source : sources()) {
            assertThat(MESSAGE.matcher(source).results().count())
                    .as("a message that is no literal: %s", source)
                    .isEqualTo(LOGGED.matcher(source).results().count());
        }
    }

    private static String message(MatchResult found) {
        return LITERAL.matcher(found.group(1))
                .results()
                .map(literal -> literal.group(1))
                .collect(Collectors.joining())
                .replace("{}", "…");
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }
}
