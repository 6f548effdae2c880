package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.request.RestTransport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code ariadne4j.*}. A property that is null has the default of the class that it configures.
 *
 * @param enabled Whether client and engine are configured at all.
 * @param url HTTP server of Asterisk without /ari, for example http://localhost:8088. Required.
 * @param username ARI user, a section of ari.conf. Required.
 * @param password Password of the ARI user. Required.
 * @param application Stasis application whose calls are taken. Default: spring.application.name.
 * @param transport Transport of requests: HTTP, or the event WebSocket.
 * @param authorities PEM file with the certificate authorities for Asterisk's certificate. Default: those of the JVM.
 * @param http HTTP side of the connection.
 * @param reconnect Reconnection of the client after a loss.
 * @param engine Call engine.
 * @param redis Store of the sessions of calls.
 * @param spool Ended calls that wait while Redis is not available.
 * @param cdr Call detail records.
 */
@ConfigurationProperties("ariadne4j")
public record AriProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable URI url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String application,
        @DefaultValue("auto") RestTransport transport,
        @Nullable Path authorities,
        @DefaultValue Http http,
        @DefaultValue Reconnect reconnect,
        @DefaultValue Engine engine,
        @DefaultValue Redis redis,
        @DefaultValue Spool spool,
        @DefaultValue Cdr cdr) {

    /**
     * The HTTP side; see {@link io.github.ariadne4j.ari.HttpSettings}.
     *
     * @param connections Maximum number of keep-alive connections.
     * @param connectTimeout Time limit of a connection attempt.
     * @param requestTimeout Time limit of an answer.
     * @param inFlight Maximum number of requests without an answer.
     */
    public record Http(
            @DefaultValue("32") int connections,
            @DefaultValue("1s") Duration connectTimeout,
            @DefaultValue("2s") Duration requestTimeout,
            @DefaultValue("64") int inFlight) {}

    /**
     * Reconnection; see {@link io.github.ariadne4j.ari.ReconnectSettings}.
     *
     * @param first Pause before the first attempt.
     * @param longest Longest pause between attempts.
     * @param heartbeat Interval of pings on an idle event socket.
     * @param deadline Time without an answer to a ping after which the socket counts as dead.
     * @param takeBack Whether to take the application back when another client takes it over.
     */
    public record Reconnect(
            @DefaultValue("100ms") Duration first,
            @DefaultValue("5s") Duration longest,
            @DefaultValue("1s") Duration heartbeat,
            @DefaultValue("4s") Duration deadline,
            @DefaultValue("false") boolean takeBack) {}

    /**
     * The engine; see {@link io.github.ariadne4j.callflow.CallEngineSettings}.
     *
     * @param mostCalls Maximum number of live calls; more are refused with SIP 503.
     * @param longestCall Time after which Asterisk itself ends a leg, also if no instance is left to do it.
     * @param longestSilence Time that an answered party may hear nothing while no verb waits for it; zero: without a limit.
     * @param lookEvery Interval of the comparison of the engine's calls with Asterisk's channels and bridges.
     * @param overloadDelay New calls are refused while requests take longer on average; zero: never.
     * @param admitWhenLimitsUnknown Whether a call is taken although its limits cannot be read or counted.
     * @param admitWhenSessionLost Whether a call is taken although its session cannot be written.
     * @param admitWhenCreditUnknown Whether a call is taken, and charged to no account, although its credit cannot be reserved.
     * @param takeOvers Whether calls of other applications are taken over whose instance is gone. Needs Redis.
     * @param drainTimeout Time that the shutdown waits for live calls; they go on in Asterisk after that. Must be shorter than
     *     spring.lifecycle.timeout-per-shutdown-phase.
     */
    public record Engine(
            @DefaultValue("10000") int mostCalls,
            @DefaultValue("12h") Duration longestCall,
            @DefaultValue("5s") Duration longestSilence,
            @DefaultValue("30s") Duration lookEvery,
            @DefaultValue("200ms") Duration overloadDelay,
            @DefaultValue("true") boolean admitWhenLimitsUnknown,
            @DefaultValue("true") boolean admitWhenSessionLost,
            @DefaultValue("false") boolean admitWhenCreditUnknown,
            @DefaultValue("true") boolean takeOvers,
            @DefaultValue("10s") Duration drainTimeout) {}

    /**
     * The store of sessions, with ari-session-redis on the class path; see {@code RedisSettings}.
     *
     * @param url Redis for sessions, limits and owners, as redis://host:port. Default: sessions are kept in memory.
     * @param timeout Time limit of a command.
     * @param queue Maximum number of commands without an answer.
     * @param namespace First part of every key.
     */
    public record Redis(
            @Nullable String url,
            @DefaultValue("300ms") Duration timeout,
            @DefaultValue("10000") int queue,
            @DefaultValue("a4j") String namespace) {
        /** Omits the URL, which may contain a password. */
        @Override
        public String toString() {
            return "Redis[timeout=" + timeout + ", queue=" + queue + ", namespace=" + namespace + "]";
        }
    }

    /**
     * The spool.
     *
     * @param directory Directory on a local disk, one for each process. Default: no spool.
     */
    public record Spool(@Nullable Path directory) {}

    /**
     * Call detail records, with ari-cdr-jdbc on the class path and one DataSource; see {@code JdbcCdrSettings}.
     *
     * @param enabled Whether CDRs are written to the DataSource, and limits read from it.
     * @param migrate Whether the tables are created and updated at the start.
     * @param batch Maximum number of rows in one write.
     * @param gather Time that a row waits for further rows of the same write.
     * @param backlog Maximum number of rows that wait.
     * @param statementTimeout Time limit of a statement, in whole seconds.
     * @param flush Time limit of the shutdown to write the rows that wait.
     */
    public record Cdr(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("true") boolean migrate,
            @DefaultValue("500") int batch,
            @DefaultValue("200ms") Duration gather,
            @DefaultValue("200000") int backlog,
            @DefaultValue("5s") Duration statementTimeout,
            @DefaultValue("10s") Duration flush) {}

    /** Omits user, password and the URL of Redis. */
    @Override
    public String toString() {
        return "AriProperties[url=" + url + ", application=" + application + "]";
    }
}
