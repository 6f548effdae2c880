package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.hep.HepSettings;
import io.github.ariadne4j.dashboard.DashboardSettings;
import io.github.ariadne4j.examples.b2bua.route.RouteTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the application runs with; checked as far as that can be done without a connection.
 *
 * @param ari where Asterisk is, as whom to talk to it, and for which application
 * @param redisUrl where sessions and limits are; empty: in memory
 * @param survival what makes calls outlive this process
 * @param cdrs where CDRs go
 * @param routes where calls go
 * @param routesTable how the table of routes is read; null: it is not
 * @param admission which calls are taken
 * @param drainTimeout how long the end waits for live calls
 * @param overloadDelay how long requests to Asterisk may take before new calls are refused; zero: as long as they want
 * @param longestSilence how long a party may be in silence; zero: as long as it is
 * @param recorderMebibytes how much of the last calls is kept; 0: nothing
 * @param hep where SIP messages are received; null: nowhere
 * @param collector where traces go; null: none are made
 * @param http where the pages are served, and to whom
 */
public record B2buaSettings(
        AriSettings ari,
        String redisUrl,
        Survival survival,
        CdrSettings cdrs,
        RouteTable routes,
        @Nullable RoutesReload routesTable,
        AdmissionSettings admission,
        Duration drainTimeout,
        Duration overloadDelay,
        Duration longestSilence,
        int recorderMebibytes,
        @Nullable HepSettings hep,
        @Nullable URI collector,
        DashboardSettings http) {
    /**
     * What makes calls outlive their application.
     *
     * @param spool the folder of ended calls that no store takes
     * @param takeover whether the calls of an instance that went away are taken over
     */
    public record Survival(Path spool, boolean takeover) {}

    /**
     * How the table of routes is read.
     *
     * @param ringFor how long each target may ring
     * @param pause between two times
     */
    public record RoutesReload(Duration ringFor, Duration pause) {}

    /** Whether it takes calls of other instances over: only with Redis, where instances see each other's sessions. */
    public boolean looksAfterOthers() {
        return survival.takeover() && !redisUrl.isEmpty();
    }

    @Override
    public String toString() {
        return "B2buaSettings[" + ari.uri() + ", " + ari.application() + ", " + PublicText.ofUrl(redisUrl) + ", " + cdrs
                + "]";
    }
}
