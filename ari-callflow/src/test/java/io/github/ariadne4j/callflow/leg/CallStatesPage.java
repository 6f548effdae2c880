package io.github.ariadne4j.callflow.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/call-states.md}, with the tables of the machines. Each section has one table, which its test checks. */
public final class CallStatesPage {
    private static final Path PAGE = Path.of("..", "docs", "call-states.md");

    private CallStatesPage() {}

    /** Checks the table of a section; writes it if {@code update.docs} is set. */
    public static synchronized void check(String section, List<String> table, Class<?> test) throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int from = firstRow(page, section);
        int to = from;
        while (to < page.size() && isRow(page.get(to))) {
            to++;
        }
        if (Boolean.getBoolean("update.docs")) {
            List<String> updated = new ArrayList<>(page.subList(0, from));
            updated.addAll(table);
            updated.addAll(page.subList(to, page.size()));
            Files.write(PAGE, updated);
            return;
        }
        assertThat(page.subList(from, to))
                .as(
                        "section %s is stale; run ./mvnw test -pl ari-callflow -am -Dtest=%s -Dupdate.docs=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false",
                        section, test.getSimpleName())
                .containsExactlyElementsOf(table);
    }

    private static int firstRow(List<String> page, String section) {
        int at = page.indexOf("## " + section);
        assertThat(at).as("a section %s in %s", section, PAGE).isNotNegative();
        while (at < page.size() && !isRow(page.get(at))) {
            at++;
        }
        assertThat(at).as("a table in section %s", section).isLessThan(page.size());
        return at;
    }

    private static boolean isRow(String line) {
        return line.startsWith("|");
    }
}
