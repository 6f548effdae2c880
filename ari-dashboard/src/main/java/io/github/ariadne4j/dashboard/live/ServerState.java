package io.github.ariadne4j.dashboard.live;

import java.util.List;

/**
 * The state of an application at one moment.
 *
 * @param concurrent number of live calls
 * @param cdrBacklog number of CDRs that wait to be written
 * @param loopStalls number of stalls of event loops
 * @param dependencies the states of its dependencies
 */
public record ServerState(int concurrent, long cdrBacklog, long loopStalls, List<Dependency> dependencies) {
    /** Copies the dependencies. */
    public ServerState {
        dependencies = List.copyOf(dependencies);
    }
}
