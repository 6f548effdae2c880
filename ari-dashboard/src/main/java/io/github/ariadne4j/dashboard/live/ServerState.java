package io.github.ariadne4j.dashboard.live;

import java.util.List;

/**
 * How an application is at a moment.
 *
 * @param concurrent how many calls live
 * @param cdrBacklog how many CDRs wait to be written
 * @param loopStalls how often a loop was held up
 * @param parts what it depends on
 */
public record ServerState(int concurrent, long cdrBacklog, long loopStalls, List<Part> parts) {
    /** Copies the parts. */
    public ServerState {
        parts = List.copyOf(parts);
    }
}
