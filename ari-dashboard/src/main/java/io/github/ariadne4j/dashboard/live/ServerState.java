package io.github.ariadne4j.dashboard.live;

import java.util.List;

/**
 * How an application is at a moment.
 *
 * @param concurrent how many calls live
 * @param cdrBacklog how many CDRs wait to be written
 * @param loopStalls how often a loop was held up
 * @param dependencies what it depends on
 */
public record ServerState(int concurrent, long cdrBacklog, long loopStalls, List<Dependency> dependencies) {
    /** Copies the dependencies. */
    public ServerState {
        dependencies = List.copyOf(dependencies);
    }
}
