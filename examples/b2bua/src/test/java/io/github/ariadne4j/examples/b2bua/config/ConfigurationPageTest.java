package io.github.ariadne4j.examples.b2bua.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The reference in {@code docs/configuration-reference.md} is what the code says. With {@code -Dupdate.docs=true} the test writes it
 * instead.
 */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../../docs/configuration-reference.md");

    @Test
    void the_reference_is_what_the_command_says_of_itself() throws IOException {
        // Given
        String reference = reference();

        // When
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, reference, StandardCharsets.UTF_8);
        }

        // Then
        assertThat(Files.readString(PAGE)).isEqualTo(reference);
    }

    private static String reference() {
        CommandLine command = new CommandLine(CommandLineSpec.command());
        return """
                # Configuration reference

                Each setting and each subcommand of the reference B2BUA, as the code has them: this page is written by a test
                (`ConfigurationPageTest`). What to choose, and what belongs together: [configuration](configuration.md).

                ## Settings

                A flag wins over the environment, that over the file, that over the default. In the file the names are those of the environment.

                | environment, file | flag | default | |
                |---|---|---|---|
                %s

                ## Commands

                %s
                """.formatted(settings(), commands(command));
    }

    private static String settings() {
        return Arrays.stream(Setting.values())
                .map(setting -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                setting.name(),
                                setting.hasFlag()
                                        ? code(setting.flag()
                                                + ' '
                                                + setting.form().replace("|", "\\|"))
                                        : "",
                                setting.byDefault().isEmpty() ? "" : code(setting.byDefault()),
                                setting.description().replace("|", "\\|")))
                .collect(Collectors.joining("\n"));
    }

    private static String commands(CommandLine command) {
        String subcommands = command.getSubcommands().entrySet().stream()
                .map(entry -> section("b2bua " + entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n\n"));
        return section("b2bua", command) + "\n\n" + subcommands;
    }

    private static String section(String name, CommandLine command) {
        String usage = command.getUsageMessage(Ansi.OFF)
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
        return "### " + name + "\n\n```\n" + usage + "\n```";
    }

    private static String code(String text) {
        return '`' + text + '`';
    }
}
