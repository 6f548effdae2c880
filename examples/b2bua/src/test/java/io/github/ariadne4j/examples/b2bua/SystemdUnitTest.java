package io.github.ariadne4j.examples.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of the distribution, as systemd reads it. */
class SystemdUnitTest {
    private static final Path UNIT = Path.of("systemd", "b2bua.service");
    private static final String INSTALLED = "/opt/b2bua/bin/b2bua";

    @TempDir
    private Path folder;

    @Test
    void systemd_takes_the_unit_as_it_is() throws Exception {
        assertThat(Files.readString(UNIT)).contains("ExecStart=" + INSTALLED + "\n");

        assertThat(verified(Files.readString(UNIT))).isEmpty();
    }

    @Test
    void and_would_tell_of_a_key_that_it_does_not_know() throws Exception {
        assertThat(verified(Files.readString(UNIT).replace("KillMode=", "KilMode=")))
                .contains("KilMode");
    }

    private String verified(String unit) throws Exception {
        Path program = folder.resolve("b2bua");
        Files.writeString(program, "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path file = Files.writeString(
                folder.resolve("b2bua.service"), unit.replace("ExecStart=" + INSTALLED, "ExecStart=" + program));
        Process systemd;
        try {
            systemd = new ProcessBuilder("systemd-analyze", "verify", "--man=no", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "this test needs systemd-analyze: run ./run setup as root, or install Debian's package systemd", e);
        }
        String said = new String(systemd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(systemd.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
