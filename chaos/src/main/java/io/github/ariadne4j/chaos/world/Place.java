package io.github.ariadne4j.chaos.world;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param repository its scripts start the servers
 * @param jar the application
 * @param folder for the files of this run
 */
public record Place(Path repository, Path jar, Path folder) {
    Scripts scripts() {
        return new Scripts(repository.resolve("scripts"));
    }

    /** The application's classes, ready to use for its next start; one for all worlds of a run. */
    Path classArchive() {
        return folder.resolveSibling("b2bua.jsa");
    }

    /** What is put behind the example's configuration of Asterisk. */
    Path overlay() {
        return repository.resolve("chaos/src/main/asterisk");
    }

    Path callers() {
        return repository.resolve("chaos/src/main/sipp/caller.xml");
    }
}
