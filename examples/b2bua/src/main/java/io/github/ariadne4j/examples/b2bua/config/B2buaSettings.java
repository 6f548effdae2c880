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
 * The settings of the application, validated as far as possible without a connection.
 *
 * @param ari address of Asterisk, credentials and Stasis application
 * @param redisUrl the store of sessions and limits; empty: in memory
 * @param survival the survival of calls after the end of this process
 * @param cdrs the database of CDRs
 * @param routes the routes of calls
 * @param routesTable the reading of the table of routes; null: it is not read
 * @param admission the conditions under which calls are taken
 * @param drainTimeout the time that the end waits for live calls
 * @param overloadDelay the delay of requests to Asterisk above which new calls are refused; zero: no limit
 * @param longestSilence the time that a party may be in silence; zero: no limit
 * @param recorderMebibytes the memory for the record of the last calls; 0: none
 * @param hep the receiver of SIP messages; null: none
 * @param collector the collector of traces; null: no traces
 * @param http the address of the pages, and the access to them
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
     * The survival of calls after the end of their application.
     *
     * @param spool the folder of ended calls that no store takes
     * @param takeover whether the calls of an instance that is gone are taken over
     */
    public record Survival(Path spool, boolean takeover) {}

    /**
     * The reading of the table of routes.
     *
     * @param ringFor how long each target may ring
     * @param pause between two reads
     */
    public record RoutesReload(Duration ringFor, Duration pause) {}

    /** Whether calls of other instances are taken over: only with Redis, where instances share their sessions. */
    public boolean looksAfterOthers() {
        return survival.takeover() && !redisUrl.isEmpty();
    }

    @Override
    public String toString() {
        return "B2buaSettings[" + ari.uri() + ", " + ari.application() + ", " + DisplayText.ofUrl(redisUrl) + ", "
                + cdrs + "]";
    }
}
