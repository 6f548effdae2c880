package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a scenario's application, as environment variables, which may contain secrets. */
final class ApplicationSettings {
    private final Map<String, String> values = new LinkedHashMap<>();

    private ApplicationSettings() {}

    /** With the default transport of requests. */
    static ApplicationSettings of(String application, Server asterisk, FaultProxy ari) {
        return new ApplicationSettings()
                .with("ARI_URL", "http://127.0.0.1:" + ari.port())
                .with("ARI_USERNAME", asterisk.env("ARI_USERNAME"))
                .with("ARI_PASSWORD", asterisk.env("ARI_PASSWORD"))
                .with("ARI_APP", application)
                .with("ROUTES", "_3X.=PJSIP/{number}@callees")
                .with("TAKEOVER", "false")
                .with("DRAIN_TIMEOUT", "10");
    }

    ApplicationSettings cdrs(Server postgres, FaultProxy way) {
        return with("CDR_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + way.port() + "/b2bua")
                .with("CDR_USERNAME", postgres.env("CDR_USERNAME"))
                .with("CDR_PASSWORD", postgres.env("CDR_PASSWORD"));
    }

    ApplicationSettings sessions(String redisUrl, Path spool) {
        return with("REDIS_URL", redisUrl).with("SPOOL_DIR", spool.toString());
    }

    /** With all requests by HTTP, so that the proxy can parse each of them. */
    ApplicationSettings byHttp() {
        return with("ARI_TRANSPORT", "http");
    }

    /** Without refusals for overload: requests that wait behind lost answers look like one. */
    ApplicationSettings takesAll() {
        return with("OVERLOAD_DELAY", "0");
    }

    /** Without proxies, for measurements of the application alone. */
    ApplicationSettings direct(Server asterisk, Server redis, Server postgres) {
        return with("ARI_URL", asterisk.env("ARI_URL"))
                .with("REDIS_URL", redis.env("REDIS_URL"))
                .with("CDR_JDBC_URL", postgres.env("CDR_JDBC_URL"));
    }

    /** With the adoption of calls of an instance that is gone. */
    ApplicationSettings takesOver() {
        return with("TAKEOVER", "true");
    }

    /** With the first version of a flow of {@code examples/custom-flows}. */
    ApplicationSettings flow(String name) {
        return with("FLOW", name).with("FLOW_VERSION", "1");
    }

    Map<String, String> values() {
        return values;
    }

    private ApplicationSettings with(String name, String value) {
        values.put(name, value);
        return this;
    }
}
