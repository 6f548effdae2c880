package io.github.ariadne4j.examples.b2bua.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {
    @ParameterizedTest
    @EnumSource
    void the_readme_has_a_row_for_every_setting(Setting setting) throws IOException {
        // Given
        String flag = setting.hasFlag() ? '`' + setting.flag() + '`' : "–";
        String byDefault = setting.byDefault().isEmpty() ? "" : '`' + setting.byDefault() + '`';

        // When
        String readme = Files.readString(Path.of("README.md"));

        // Then
        assertThat(readme).contains("| " + flag + " | `" + setting.name() + "` | " + byDefault);
    }

    @Test
    void the_example_file_is_one_that_can_be_used(@TempDir Path folder) throws IOException {
        // Given
        String everything =
                Files.readString(Path.of("b2bua.properties.example")).replaceAll("(?m)^#(?=[A-Z_]+ =)", "");
        Files.writeString(folder.resolve("b2bua.properties"), everything);

        // When
        B2buaSettings settings = new CommandLineReader(Map.of(), folder).read();

        // Then
        assertThat(settings.routes().size()).isPositive();
    }
}
