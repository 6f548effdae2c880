package io.github.ariadne4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guide shows is compiled, and what it points to is there. */
class GuideTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> COMPILED =
            List.of("docs/src/test/java", "examples/custom-flows/src", "ari-callflow-testkit/src/test/java");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern OUTPUT = Pattern.compile("/(target|node_modules|\\.git)/");

    static List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !OUTPUT.matcher(page.toString()).find())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_java_block_is_compiled_code(Path page) throws IOException {
        String compiled = compiledCode();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            assertThat(compiled)
                    .as("%s: stands in one of %s as well", page, COMPILED)
                    .contains(squeezed(block.group(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_within_the_repository_leads_somewhere(Path page) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            assertThat(page.resolveSibling(link.group(1)))
                    .as("link in %s", page)
                    .exists();
        }
    }

    @Test
    void the_readme_is_short() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThan(150);
    }

    private static String compiledCode() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String sources : COMPILED) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(sources))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> code.append(squeezed(read(file))).append('\n'));
            }
        }
        return code.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Line ends and indentation are the formatter's. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
