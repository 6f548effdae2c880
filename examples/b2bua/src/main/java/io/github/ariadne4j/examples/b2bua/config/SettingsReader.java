package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.hep.HepSettings;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.gate.NumberRules;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.dashboard.DashboardSettings;
import io.github.ariadne4j.dashboard.http.TlsSettings;
import io.github.ariadne4j.examples.b2bua.config.SettingSources.SourcedValue;
import io.github.ariadne4j.examples.b2bua.route.RouteTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the settings from their sources. Every error is one line with the name and the origin of the setting. */
final class SettingsReader {
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_OVERLOAD_MILLIS = 60_000;
    private static final int MOST_MEBIBYTES = 65_536;
    private static final int MOST_CALLS = 999_999;
    private static final int MOST_HOPS = 100;

    private final SettingSources sources;
    private final Path folder;

    SettingsReader(SettingSources sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
    }

    B2buaSettings read() {
        Duration ring = Duration.ofSeconds(number(Setting.RING_TIMEOUT, 1, LONGEST_SECONDS));
        return new B2buaSettings(
                ari(),
                redisUrl(),
                new B2buaSettings.Survival(
                        folder.resolve(sources.value(Setting.SPOOL_DIR).text()),
                        read(Setting.TAKEOVER, ValueParser::yes)),
                cdrs(),
                limited(routes(ring)),
                routesTable(ring),
                admission(),
                Duration.ofSeconds(number(Setting.DRAIN_TIMEOUT, 0, LONGEST_SECONDS)),
                Duration.ofMillis(number(Setting.OVERLOAD_DELAY, 0, LONGEST_OVERLOAD_MILLIS)),
                Duration.ofSeconds(number(Setting.LONGEST_SILENCE, 0, LONGEST_SECONDS)),
                number(Setting.RECORDER_MB, 0, MOST_MEBIBYTES),
                read(Setting.HEP_ADDRESS, this::hep),
                read(Setting.OTEL_EXPORTER_OTLP_ENDPOINT, ValueParser::collector),
                http(0));
    }

    private AdmissionSettings admission() {
        return new AdmissionSettings(
                read(Setting.NUMBER_RULES, this::numberRules),
                number(Setting.MOST_CALLS, 1, MOST_CALLS),
                number(Setting.CALLS_PER_SECOND, 0, MOST_CALLS),
                number(Setting.MOST_HOPS, 0, MOST_HOPS),
                credit(),
                read(Setting.CREDIT_UNKNOWN, ValueParser::takes),
                read(Setting.LIMITS_UNKNOWN, ValueParser::takes),
                read(Setting.SESSION_LOST, ValueParser::takes));
    }

    private Duration credit() {
        int seconds = number(Setting.CREDIT, 0, LONGEST_SECONDS);
        if (seconds > 0 && !sources.value(Setting.CDR_JDBC_URL).text().startsWith(ValueParser.POSTGRESQL)) {
            throw new ConfigurationException(Setting.CREDIT.names() + ": credit needs PostgreSQL: set "
                    + Setting.CDR_JDBC_URL.names() + " to " + ValueParser.POSTGRESQL + "//host:port/database");
        }
        return Duration.ofSeconds(seconds);
    }

    private NumberRules numberRules(String file) {
        if (file.isEmpty()) {
            return NumberRules.defaults();
        }
        try {
            return NumberRules.parse(Files.readString(folder.resolve(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + DisplayText.of(file) + " cannot be read: " + e, e);
        }
    }

    /** The address of a running instance; needs no other setting. */
    DashboardSettings running() {
        return http(1);
    }

    private DashboardSettings http(int leastPort) {
        int port = number(Setting.HTTP_PORT, leastPort, ValueParser.HIGHEST_PORT);
        return read(Setting.HTTP_ADDRESS, host -> http(ValueParser.address(host, port)));
    }

    private DashboardSettings http(InetSocketAddress address) {
        String token = sources.value(Setting.HTTP_TOKEN).text();
        String keyStore = sources.value(Setting.HTTP_TLS_KEYSTORE).text();
        String hosts = sources.value(Setting.HTTP_HOSTS).text();
        TlsSettings tls = keyStore.isEmpty()
                ? null
                : new TlsSettings(
                        folder.resolve(keyStore),
                        sources.value(Setting.HTTP_TLS_PASSWORD).text());
        DashboardSettings settings = new DashboardSettings(
                address,
                hosts.isEmpty() ? Set.of() : Set.of(hosts.split("\\s*,\\s*", -1)),
                token.isEmpty() ? null : token,
                tls);
        try {
            settings.check();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + ": set " + Setting.HTTP_TOKEN + " and " + Setting.HTTP_TLS_KEYSTORE.names()
                            + ", or use an address that only this host can reach",
                    e);
        }
        return settings;
    }

    /**
     * Needs no routes.
     *
     * @param call a number and its context, {@code NUMBER@CONTEXT}; empty: no call is placed
     */
    DoctorOptions doctorOptions(String call, boolean json) {
        read(Setting.HEP_ADDRESS, this::hep);
        return new DoctorOptions(
                ari(),
                redisUrl(),
                cdrs(),
                sources.value(Setting.HEP_ADDRESS).text(),
                call.isEmpty() ? null : testCall(call),
                json);
    }

    private static DialTarget testCall(String call) {
        int at = call.indexOf('@');
        try {
            return DialTarget.local(call.substring(at + 1), at < 0 ? "" : call.substring(0, at));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(CommandLineSpec.TEST_CALL
                    + ": it must be a number and its context in extensions.conf, 331234567890@from-carrier, but is "
                    + DisplayText.of(call));
        }
    }

    /**
     * Needs neither Asterisk nor the database of CDRs.
     *
     * @param requeued an id, or {@code all}; null: the calls are listed
     */
    DeadLetterOptions deadLetterOptions(@Nullable String requeued) {
        String redisUrl = redisUrl();
        if (redisUrl.isEmpty()) {
            throw new ConfigurationException("calls whose CDR the database refuses are kept in Redis only: set "
                    + Setting.REDIS_URL.names() + " as for the application");
        }
        String application = read(Setting.ARI_APP, SettingsReader::application);
        return new DeadLetterOptions(redisUrl, application, requeued == null ? null : requeue(requeued));
    }

    private static DeadLetterOptions.Requeue requeue(String requeued) {
        try {
            return new DeadLetterOptions.Requeue(requeued.equals(CommandLineSpec.ALL) ? null : CallId.parse(requeued));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    CommandLineSpec.REQUEUE + ": it must be " + CommandLineSpec.ALL + " or the id of a call, as "
                            + CommandLineSpec.DEAD_LETTERS + " shows it, but is " + DisplayText.of(requeued));
        }
    }

    private static String application(String name) {
        return AriSettings.of(URI.create("http://localhost"), new Credentials("user", ""), name)
                .application();
    }

    private AriSettings ari() {
        URI uri = read(Setting.ARI_URL, ValueParser::ariUri);
        SourcedValue password = sources.value(Setting.ARI_PASSWORD);
        if (password.isMissing()) {
            throw new ConfigurationException(
                    "the ARI password is missing: set ARI_PASSWORD in the environment, or in the file named by "
                            + Setting.B2BUA_CONFIG.names()
                            + " (default: b2bua.properties in this folder), to the password in ari.conf of the user "
                            + sources.value(Setting.ARI_USERNAME).text());
        }
        Credentials credentials = read(Setting.ARI_USERNAME, name -> new Credentials(name, password.text()));
        RestTransport transport = read(Setting.ARI_TRANSPORT, ValueParser::transport);
        return read(Setting.ARI_APP, application -> AriSettings.of(uri, credentials, application))
                .withTransport(transport);
    }

    private String redisUrl() {
        return read(Setting.REDIS_URL, ValueParser::redisUrl);
    }

    CdrSettings cdrs() {
        String username = sources.value(Setting.CDR_USERNAME).text();
        String password = sources.value(Setting.CDR_PASSWORD).text();
        String url = read(Setting.CDR_JDBC_URL, ValueParser::jdbcUrl);
        return url.isEmpty()
                ? new CdrSettings("jdbc:h2:file:" + folder.resolve("b2bua-cdr").toAbsolutePath(), "sa", password)
                : new CdrSettings(url, username, password);
    }

    private @Nullable HepSettings hep(String text) {
        return text.isEmpty()
                ? null
                : hep(
                        ValueParser.hepAddress(text),
                        sources.value(Setting.HEP_PASSWORD).text());
    }

    private static HepSettings hep(InetSocketAddress address, String password) {
        if (!address.getAddress().isLoopbackAddress() && password.isEmpty()) {
            throw new IllegalArgumentException(
                    "other hosts can reach " + address.getHostString() + ": set " + Setting.HEP_PASSWORD
                            + " to the capture_password of hep.conf, or use an address that only this host can reach");
        }
        return HepSettings.at(address, password);
    }

    private B2buaSettings.@Nullable RoutesReload routesTable(Duration ring) {
        int seconds = routesTableSeconds();
        return seconds == 0 ? null : new B2buaSettings.RoutesReload(ring, Duration.ofSeconds(seconds));
    }

    private int routesTableSeconds() {
        return number(Setting.ROUTES_TABLE, 0, LONGEST_SECONDS);
    }

    private RouteTable limited(RouteTable routes) {
        int seconds = number(Setting.LONGEST_TALK, 0, LONGEST_SECONDS);
        return seconds == 0 ? routes : routes.with(LongestTalk.of(Duration.ofSeconds(seconds)));
    }

    private RouteTable routes(Duration ring) {
        boolean given = !sources.value(Setting.ROUTES).isMissing();
        if (sources.value(Setting.ROUTES_FILE).isMissing()) {
            if (given) {
                return read(Setting.ROUTES, text -> RouteTable.parse(text, ring));
            }
            return noneButThoseOfTheTable();
        }
        RouteTable more = read(Setting.ROUTES_FILE, file -> RouteTable.read(Path.of(file), ring));
        return given
                ? read(Setting.ROUTES, text -> RouteTable.parse(text, ring)).followedBy(more)
                : more;
    }

    private RouteTable noneButThoseOfTheTable() {
        if (routesTableSeconds() == 0) {
            throw new ConfigurationException(
                    "no route is given, so every call would be refused: set --route or ROUTES, for example"
                            + " --route '_X.=PJSIP/{number}@my-peer', or --routes-file or ROUTES_FILE, or"
                            + " --routes-table or ROUTES_TABLE");
        }
        return RouteTable.EMPTY;
    }

    private int number(Setting setting, int least, int most) {
        return read(setting, text -> {
            if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        "it must be a whole number from " + least + " to " + most + ", but is " + DisplayText.of(text));
            }
            return Integer.parseInt(text);
        });
    }

    private <T extends @Nullable Object> T read(Setting setting, Function<String, T> reading) {
        SourcedValue given = sources.value(setting);
        try {
            return reading.apply(given.text());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(given.origin() + ": " + e.getMessage());
        }
    }
}
