package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.request.RestTransport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code ariadne4j.*}. What is null is left at the default of the class that it configures.
 *
 * @param enabled Whether anything is configured at all.
 * @param url HTTP server of Asterisk without /ari, for example http://localhost:8088. Required.
 * @param username ARI user, a section of ari.conf. Required.
 * @param password Password of the ARI user. Required.
 * @param application Stasis application whose calls are taken. Default: spring.application.name.
 * @param transport Which way requests go to Asterisk.
 * @param authorities PEM file with the authorities that may vouch for Asterisk's certificate. Default: those that the JVM trusts.
 * @param http HTTP side of the connection.
 * @param reconnect How the client comes back after a loss.
 * @param engine How the call engine behaves.
 * @param redis Where sessions of calls are kept.
 * @param spool Where ended calls wait while Redis takes none.
 * @param cdr How call detail records are written.
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
     * @param connections Number of keep-alive connections at most.
     * @param connectTimeout How long a connection may take.
     * @param requestTimeout How long an answer may take.
     * @param inFlight Number of requests that may be under way.
     */
    public record Http(
            @DefaultValue("32") int connections,
            @DefaultValue("1s") Duration connectTimeout,
            @DefaultValue("2s") Duration requestTimeout,
            @DefaultValue("64") int inFlight) {}

    /**
     * How the client comes back; see {@link io.github.ariadne4j.ari.ReconnectSettings}.
     *
     * @param first Pause before the first try.
     * @param longest Longest pause between tries.
     * @param heartbeat How often an idle event socket is asked for a sign of life.
     * @param deadline How long the socket may owe that sign before it is taken for dead.
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
     * @param mostCalls Number of calls at once; more are refused with SIP 503.
     * @param longestCall When Asterisk itself ends a leg, also if no instance is left to do it.
     * @param longestSilence How long a party that was answered may hear nothing and wait for nothing; zero: without a bound.
     * @param lookEvery How often the engine compares what it believes with what Asterisk holds.
     * @param overloadDelay New calls are refused while requests take longer on average; zero: never.
     * @param admitWhenLimitsUnknown Whether a call is taken although its limits cannot be read or counted.
     * @param admitWhenSessionLost Whether a call is taken although its session cannot be written.
     * @param admitWhenCreditUnknown Whether a call is taken, and charged to no account, although its credit cannot be reserved.
     * @param takeOvers Whether calls of other applications are taken over whose instance went away. Needs Redis.
     * @param drainTimeout How long the shutdown waits for live calls; they go on in Asterisk after that. Must be shorter than
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
     * @param timeout How long a command may take.
     * @param queue Number of commands that may wait for their answers.
     * @param namespace First part of every key.
     */
    public record Redis(
            @Nullable String url,
            @DefaultValue("300ms") Duration timeout,
            @DefaultValue("10000") int queue,
            @DefaultValue("a4j") String namespace) {
        /** Without the URL, which may hold a password. */
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
     * @param migrate Whether the tables are brought up to date at the start.
     * @param batch Number of rows that go out together at most.
     * @param gather How long a row waits for others to go with it.
     * @param backlog Number of rows that may wait.
     * @param statementTimeout How long a statement may take, in whole seconds.
     * @param flush How long the shutdown may take to write what waits.
     */
    public record Cdr(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("true") boolean migrate,
            @DefaultValue("500") int batch,
            @DefaultValue("200ms") Duration gather,
            @DefaultValue("200000") int backlog,
            @DefaultValue("5s") Duration statementTimeout,
            @DefaultValue("10s") Duration flush) {}

    /** Without user, password and the URL of Redis. */
    @Override
    public String toString() {
        return "AriProperties[url=" + url + ", application=" + application + "]";
    }
}
