package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.telephone.FlowTones;
import io.github.ariadne4j.chaos.telephone.Tone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The paths of a run.
 *
 * @param repository contains the scripts that start the servers
 * @param launcher of the application
 * @param folder for the files of this run
 */
public record RunPaths(Path repository, Path launcher, Path folder) {
    Scripts scripts() {
        return new Scripts(repository.resolve("scripts"));
    }

    /** The folder for the launcher's archive of the application's classes; one for all test beds of a run. */
    Path launcherCache() {
        return folder.resolveSibling("launcher-cache");
    }

    /** Creates a folder with the files that are added to the example's configuration of Asterisk. */
    Path overlay() {
        Path overlay = folder.resolve("overlay");
        try (Stream<Path> files = Files.list(repository.resolve("chaos/src/main/asterisk"))) {
            Files.createDirectories(overlay);
            for (Path file : files.toList()) {
                Files.copy(file, overlay.resolve(file.getFileName()));
            }
            Files.write(overlay.resolve("music.wav"), Tone.wav(FlowTones.MUSIC));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return overlay;
    }

    /** The same with the durable flows of {@code examples/custom-flows} as the application. */
    RunPaths ofFlows() {
        return new RunPaths(repository, repository.resolve("scripts/flow-application.sh"), folder);
    }

    Path callers() {
        return repository.resolve("chaos/src/main/sipp/caller.xml");
    }
}
