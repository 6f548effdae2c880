package io.github.ariadne4j.examples.b2bua;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags. Each is also an environment variable and a line of the properties file, in this order. */
final class Options {
    @Option(
            names = "--ari-url",
            defaultValue = "http://localhost:8088",
            description = "Asterisk's HTTP server (ARI_URL; default: ${DEFAULT-VALUE})")
    String ariUrl = "";

    @Option(
            names = "--ari-username",
            defaultValue = "b2bua",
            description = "ARI user (ARI_USERNAME; default: ${DEFAULT-VALUE}); its password comes from ARI_PASSWORD or"
                    + " the file, never from a flag")
    String ariUsername = "";

    @Option(
            names = "--ari-app",
            defaultValue = "b2bua",
            description = "Stasis application (ARI_APP; default: ${DEFAULT-VALUE})")
    String ariApp = "";

    @Option(
            names = "--redis-url",
            description = "redis://[[user]:password@]host[:port][/database] (REDIS_URL; absent: sessions in memory)")
    @Nullable String redisUrl;

    @Option(
            names = "--cdr-url",
            description = "jdbc:postgresql://host/database (CDR_JDBC_URL; absent: an H2 file b2bua-cdr in the working"
                    + " folder)")
    @Nullable String cdrUrl;

    @Option(
            names = "--cdr-username",
            description = "database user (CDR_USERNAME); its password comes from CDR_PASSWORD or the file")
    @Nullable String cdrUsername;

    @Option(
            names = "--route",
            split = "[;\n]",
            paramLabel = "PATTERN=TARGET",
            description = "where numbers go, first match wins: '_3X.=PJSIP/{number}@my-peer|PJSIP/{number}@other'"
                    + " (ROUTES, separated by ; or line ends; may be repeated)")
    List<String> routes = new ArrayList<>();

    @Option(
            names = "--ring-timeout",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "how long each target may ring (RING_TIMEOUT; default: ${DEFAULT-VALUE})")
    int ringTimeout;

    @Option(
            names = "--http-port",
            defaultValue = "8090",
            description = "port of /healthz and /metrics, on 127.0.0.1 (HTTP_PORT; default: ${DEFAULT-VALUE})")
    int httpPort;

    @Option(
            names = "--drain-timeout",
            defaultValue = "10",
            paramLabel = "SECONDS",
            description = "how long to wait for live calls at SIGTERM (DRAIN_TIMEOUT; default: ${DEFAULT-VALUE}); calls"
                    + " that are still up then go on in Asterisk")
    int drainTimeout;

    Duration ringFor() {
        if (ringTimeout < 1) {
            throw new ConfigurationException("--ring-timeout must be at least 1 second: " + ringTimeout);
        }
        return Duration.ofSeconds(ringTimeout);
    }
}
