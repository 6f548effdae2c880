package io.github.ariadne4j.chaos.world;

import java.nio.file.Path;

/**
 * The paths of a run.
 *
 * @param repository contains the scripts that start the servers
 * @param launcher of the application
 * @param folder for the files of this run
 */
public record Place(Path repository, Path launcher, Path folder) {
    Scripts scripts() {
        return new Scripts(repository.resolve("scripts"));
    }

    /** The folder for the launcher's archive of the application's classes; one for all worlds of a run. */
    Path launcherCache() {
        return folder.resolveSibling("launcher-cache");
    }

    /** The files that are appended to the example's configuration of Asterisk. */
    Path overlay() {
        return repository.resolve("chaos/src/main/asterisk");
    }

    /** The same with the survey of {@code examples/custom-flows} as the application. */
    Place ofSurvey() {
        return new Place(repository, repository.resolve("scripts/survey-application.sh"), folder);
    }

    Path callers() {
        return repository.resolve("chaos/src/main/sipp/caller.xml");
    }
}
