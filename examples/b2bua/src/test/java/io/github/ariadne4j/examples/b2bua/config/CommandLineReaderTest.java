package io.github.ariadne4j.examples.b2bua.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.hep.HepSettings;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.dashboard.DashboardSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineReaderTest {
    private static final String ROUTE = "_X.=PJSIP/{number}@my-peer";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("ARI_PASSWORD", "secret", "ROUTES", ROUTE));

    @Test
    void the_defaults_need_a_password_and_a_route_only() {
        // When
        B2buaSettings settings = read();

        // Then
        assertThat(settings.ari().uri()).isEqualTo(URI.create("http://localhost:8088"));
        assertThat(settings.ari().credentials().username()).isEqualTo("b2bua");
        assertThat(settings.ari().application()).isEqualTo("b2bua");
        assertThat(settings.redisUrl()).isEmpty();
        assertThat(settings.survival().spool()).isEqualTo(folder.resolve("b2bua-spool"));
        assertThat(settings.looksAfterOthers()).isFalse();
        assertThat(settings.cdrs().url()).isEqualTo("jdbc:h2:file:" + folder.resolve("b2bua-cdr"));
        assertThat(settings.cdrs().isEmbedded()).isTrue();
        assertThat(settings.drainTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.overloadDelay()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.longestSilence()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.admission().mostCalls()).isEqualTo(10_000);
        assertThat(settings.hep()).isNull();
        assertThat(settings.http().address().getPort()).isEqualTo(8090);
    }

    @Test
    void a_flag_wins_over_the_environment_that_over_the_file_that_over_the_default() throws IOException {
        // Given
        Files.writeString(folder.resolve("b2bua.properties"), "ARI_APP = from-file\nHTTP_PORT = 1\nRING_TIMEOUT = 7\n");
        environment.put("ARI_APP", "from-environment");
        environment.put("HTTP_PORT", "2");

        // When
        B2buaSettings settings = read("--ari-app", "from-flag");

        // Then
        assertThat(settings.ari().application()).isEqualTo("from-flag");
        assertThat(settings.http().address().getPort()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9060", "localhost:9060", "[::1]:9060"})
    void sip_messages_are_received_on_this_host_without_a_password(String address) {
        // Given
        environment.put("HEP_ADDRESS", address);

        // When
        HepSettings hep = Objects.requireNonNull(read().hep());

        // Then
        assertThat(hep.address().getPort()).isEqualTo(9060);
        assertThat(hep.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(hep.password()).isEmpty();
    }

    @Test
    void sip_messages_from_other_hosts_need_a_password() {
        // Given
        environment.put("HEP_ADDRESS", "0.0.0.0:9060");

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("HEP_ADDRESS", "HEP_PASSWORD", "capture_password");
        environment.put("HEP_PASSWORD", "canary");
        assertThat(Objects.requireNonNull(read().hep()).password()).isEqualTo("canary");
        assertThat(read()).asString().doesNotContain("canary");
    }

    @Test
    void pages_for_other_hosts_need_a_token_and_tls() {
        // Given
        environment.put("HTTP_ADDRESS", "0.0.0.0");

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("HTTP_ADDRESS", "a token and TLS", "HTTP_TOKEN", "HTTP_TLS_KEYSTORE");
        environment.put("HTTP_TOKEN", "canary");
        assertThatThrownBy(this::read).hasMessageContaining("what is missing is TLS");
        environment.put("HTTP_TLS_KEYSTORE", "keys.p12");
        environment.put("HTTP_TLS_PASSWORD", "canary");
        environment.put("HTTP_HOSTS", "calls.example.org, b2bua");
        assertThat(read().http().hosts()).containsExactlyInAnyOrder("calls.example.org", "b2bua");
        assertThat(read().http()).asString().doesNotContain("canary");
    }

    @Test
    void a_variable_that_is_set_to_nothing_is_not_set() {
        // Given
        environment.put("ARI_APP", " ");

        // When
        B2buaSettings settings = read();

        // Then
        assertThat(settings.ari().application()).isEqualTo("b2bua");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void another_file_is_named_by_flag_or_variable(boolean byFlag) throws IOException {
        // Given
        Path other = Files.writeString(folder.resolve("other.properties"), "ARI_APP=elsewhere");
        if (!byFlag) {
            environment.put("B2BUA_CONFIG", other.toString());
        }

        // When
        B2buaSettings settings = byFlag ? read("--config", other.toString()) : read();

        // Then
        assertThat(settings.ari().application()).isEqualTo("elsewhere");
    }

    @Test
    void a_file_that_was_named_must_be_there() {
        assertThatThrownBy(() -> read("--config", "nowhere.properties"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("nowhere.properties", "--config");
    }

    @Test
    void a_line_of_the_file_that_is_no_setting_is_refused_with_those_that_are() throws IOException {
        // Given
        Files.writeString(folder.resolve("b2bua.properties"), "ARI_PASWORD=secret");

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("ARI_PASWORD", "ARI_PASSWORD", "ROUTES")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_file_with_a_password_that_others_may_read_is_warned_of() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("b2bua.properties"), "ARI_PASSWORD=secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        CommandLineReader reader = new CommandLineReader(environment, folder);

        // When
        reader.read();

        // Then
        assertThat(reader.warnings())
                .singleElement()
                .asString()
                .contains("b2bua.properties", "chmod o=")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REDIS_URL=redis://:secret@localhost",
                "REDIS_URL=redis-sentinel://user:secret@one,two#calls",
                "CDR_PASSWORD=secret",
                "CDR_JDBC_URL=jdbc:postgresql://localhost/b2bua?user=me&password=secret",
                "CDR_JDBC_URL=jdbc:h2:file:/tmp/x;PASSWORD=secret",
            })
    void a_file_with_any_password_that_others_may_read_is_warned_of(String line) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("b2bua.properties"), line);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        CommandLineReader reader = new CommandLineReader(environment, folder);

        // When
        reader.read();

        // Then
        assertThat(reader.warnings())
                .singleElement()
                .asString()
                .contains("b2bua.properties", "chmod o=")
                .doesNotContain("secret");
    }

    @Test
    void a_file_with_a_password_that_only_its_group_may_read_is_not_warned_of() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("b2bua.properties"), "ARI_PASSWORD=secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        CommandLineReader reader = new CommandLineReader(environment, folder);

        // When
        reader.read();

        // Then
        assertThat(reader.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REDIS_URL=redis://localhost",
                "CDR_JDBC_URL=jdbc:postgresql://localhost/b2bua?user=me",
                "ARI_USERNAME=b2bua",
                "ARI_PASSWORD=",
            })
    void a_file_without_a_password_may_be_read_by_others(String line) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("b2bua.properties"), line);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        CommandLineReader reader = new CommandLineReader(environment, folder);

        // When
        reader.read();

        // Then
        assertThat(reader.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_asterisk:8088", "http://my_asterisk"})
    void a_host_name_with_an_underscore_is_taken(String uri) {
        assertThat(read("--ari-url", uri).ari().uri()).hasToString(uri);
    }

    @Test
    void a_file_of_ones_own_is_not_warned_of() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("b2bua.properties"), "ARI_PASSWORD=secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        CommandLineReader reader = new CommandLineReader(environment, folder);

        // When
        reader.read();

        // Then
        assertThat(reader.warnings()).isEmpty();
    }

    @Test
    void a_password_in_a_url_on_the_command_line_is_warned_of() {
        // Given
        CommandLineReader reader = new CommandLineReader(environment, folder);

        // When
        reader.read("--redis-url", "redis://:secret@localhost");

        // Then
        assertThat(reader.warnings())
                .singleElement()
                .asString()
                .contains("--redis-url", "REDIS_URL")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ari-password", "--cdr-password"})
    void passwords_are_never_flags(String flag) {
        assertThatThrownBy(() -> read(flag, "secret"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(flag, "--help");
    }

    @Test
    void without_a_password_the_variable_is_named() {
        // Given
        environment.remove("ARI_PASSWORD");

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ARI_PASSWORD");
    }

    @Test
    void without_a_route_an_example_is_given() {
        // Given
        environment.remove("ROUTES");

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("--route", "ROUTES", "_X.=PJSIP/{number}@my-peer");
    }

    @Test
    void routes_of_a_file_come_after_those_of_the_flag_and_suffice(@TempDir Path place) throws IOException {
        // Given
        Path file = Files.writeString(place.resolve("routes.conf"), "# all\n_X.=PJSIP/{number}@b\n");

        // Then
        assertThat(read("--route", "_1.=PJSIP/{number}@a", "--routes-file", file.toString())
                        .routes()
                        .size())
                .isEqualTo(2);
        environment.remove("ROUTES");
        assertThat(read("--routes-file", file.toString()).routes().size()).isEqualTo(1);
    }

    @Test
    void the_table_of_routes_suffices() {
        // Given
        environment.remove("ROUTES");

        // When
        B2buaSettings settings = read("--routes-table", "10");

        // Then
        assertThat(settings.routes().size()).isZero();
        assertThat(settings.routesTable())
                .isEqualTo(new B2buaSettings.RoutesReload(Duration.ofSeconds(30), Duration.ofSeconds(10)));
        environment.put("ROUTES", "_X.=PJSIP/{number}@a");
        assertThat(read().routesTable()).isNull();
    }

    @Test
    void credit_needs_postgresql() {
        environment.put("CDR_JDBC_URL", "jdbc:postgresql://localhost/b2bua");
        assertThat(read().admission().credit()).isZero();
        assertThat(read("--credit", "7200").admission())
                .extracting(AdmissionSettings::credit, AdmissionSettings::whenCreditUnknown)
                .containsExactly(Duration.ofHours(2), false);

        environment.remove("CDR_JDBC_URL");

        assertThatThrownBy(() -> read("--credit", "7200"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("--credit", "--cdr-url", "jdbc:postgresql:");
    }

    @Test
    void a_bad_line_of_the_file_of_routes_is_named(@TempDir Path place) throws IOException {
        // Given
        Path file = Files.writeString(place.resolve("routes.conf"), "# all\n_X.=PJSIP/{number}@b,ringbak=music\n");
        environment.put("ROUTES_FILE", file.toString());

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("ROUTES_FILE", "routes.conf:2: ", "ringbak=music", "ringback=music");
    }

    @Test
    void routes_on_the_command_line_replace_those_of_the_environment_and_keep_their_order() {
        // When
        B2buaSettings settings =
                read("--route", "_1.=PJSIP/{number}@a", "--route", "_2.=PJSIP/{number}@b;_3.=SIP/c/{number}");

        // Then
        assertThat(settings.routes().size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "HEP_ADDRESS, 9060",
        "HEP_ADDRESS, 127.0.0.1",
        "HEP_ADDRESS, 127.0.0.1:sip",
        "HEP_ADDRESS, 127.0.0.1:65536",
        "HEP_ADDRESS, user@127.0.0.1:9060",
        "HEP_ADDRESS, [::1:9060",
        "HTTP_PORT, 65536",
        "HTTP_PORT, -1",
        "HTTP_PORT, http",
        "RING_TIMEOUT, 0",
        "RING_TIMEOUT, 3.5",
        "DRAIN_TIMEOUT, 10s",
        "LONGEST_SILENCE, -1",
        "OVERLOAD_DELAY, -1",
        "OVERLOAD_DELAY, 200ms",
        "LONGEST_TALK, 10m",
        "MOST_CALLS, 0",
        "CALLS_PER_SECOND, -1",
        "MOST_HOPS, many",
        "NUMBER_RULES, missing.conf",
        "LIMITS_UNKNOWN, yes",
        "SESSION_LOST, maybe",
        "ARI_URL, localhost:8088",
        "ARI_URL, ftp://localhost",
        "ARI_URL, http://localhost:8088/ari",
        "ARI_URL, http://local host",
        "ARI_APP, my app",
        "ARI_USERNAME, a:b",
        "REDIS_URL, localhost:6379",
        "CDR_JDBC_URL, jdbc:mysql://localhost/b2bua",
        "TAKEOVER, yes",
        "ROUTES, 3200",
        "ROUTES, 3+4=PJSIP/{number}@a",
        "ROUTES, 3200=PJSIP/1@a&2@a",
        "ROUTES, '3200=PJSIP/1@a,ringback=moh'",
    })
    void a_bad_value_is_one_line_that_names_who_set_it(String variable, String value) {
        // Given
        environment.put(variable, value);

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .message()
                .startsWith(variable + ": ")
                .doesNotContain("\n");
    }

    @Test
    void a_bad_url_does_not_show_its_password() {
        // Given
        environment.put("ARI_URL", "http://b2bua:secret@localhost:8088");

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("without user")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @EnumSource
    void help_tells_of_every_setting(Setting setting) {
        // When
        String help = told("--help");

        // Then
        assertThat(help).contains(setting.flag(), setting.name(), setting.byDefault());
    }

    @Test
    void with_a_redis_others_are_looked_after_unless_that_is_switched_off() {
        // Given
        environment.put("REDIS_URL", "redis://localhost");

        // Then
        assertThat(read().looksAfterOthers()).isTrue();
        assertThat(read("--takeover", "TRUE").looksAfterOthers()).isTrue();
        assertThat(read("--takeover", "false").looksAfterOthers()).isFalse();
    }

    @Test
    void the_spool_may_be_anywhere() {
        // Given
        environment.put("SPOOL_DIR", "/var/lib/b2bua/a");

        // Then
        assertThat(read().survival().spool()).isEqualTo(Path.of("/var/lib/b2bua/a"));
        assertThat(read("--spool-dir", "here").survival().spool()).isEqualTo(folder.resolve("here"));
    }

    @Test
    void without_a_subcommand_it_is_the_application() {
        assertThat(options()).isEqualTo(new CommandOptions.RunApplication());
    }

    @Test
    void dead_letters_need_a_redis_and_nothing_else() {
        // Given
        environment.clear();
        environment.put("REDIS_URL", "redis://:secret@localhost");

        // When
        CommandOptions options = options("dead-letters", "--ari-app", "b2bua-a");

        // Then
        assertThat(options).isEqualTo(new DeadLetterOptions("redis://:secret@localhost", "b2bua-a", null));
        assertThat(options).asString().doesNotContain("secret");
    }

    @Test
    void one_call_or_all_can_be_requeued() {
        // Given
        environment.put("REDIS_URL", "redis://localhost");
        CallId call = new CallId(UUID.randomUUID());

        // Then
        assertThat(options("dead-letters", "--requeue", call.toString()))
                .isEqualTo(new DeadLetterOptions("redis://localhost", "b2bua", new DeadLetterOptions.Requeue(call)));
        assertThat(options("dead-letters", "--requeue", "all"))
                .isEqualTo(new DeadLetterOptions("redis://localhost", "b2bua", new DeadLetterOptions.Requeue(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "00:16"})
    void what_is_no_id_of_a_call_is_not_requeued(String text) {
        // Given
        environment.put("REDIS_URL", "redis://localhost");

        // Then
        assertThatThrownBy(() -> options("dead-letters", "--requeue", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("--requeue", "all", "dead-letters");
    }

    @Test
    void without_a_redis_there_are_no_dead_letters() {
        assertThatThrownBy(() -> options("dead-letters"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("REDIS_URL");
    }

    @Test
    void a_call_is_ended_at_the_port_of_its_instance() {
        environment.put("HTTP_PORT", "8091");
        String id = "0199d2a0-0000-8000-8000-000000000000";

        assertThat(options("hangup", id)).isEqualTo(new HangupOptions(DashboardSettings.onLoopback(8091), id));
        assertThat(options("hangup", id, "--http-port", "8092"))
                .isEqualTo(new HangupOptions(DashboardSettings.onLoopback(8092), id));
        assertThatThrownBy(() -> options("hangup", "17"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("id of a call");
    }

    @Test
    void a_drain_has_no_limit_unless_one_is_given() {
        DashboardSettings http = DashboardSettings.onLoopback(8090);

        assertThat(options("drain")).isEqualTo(new DrainOptions(http, null, false));
        assertThat(options("drain", "--within", "10m", "--follow"))
                .isEqualTo(new DrainOptions(http, Duration.ofMinutes(10), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0s", "10", "101d", "999999d"})
    void a_limit_of_a_drain_that_is_none_is_refused(String within) {
        assertThatThrownBy(() -> options("drain", "--within", within))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("--within", within, "10m");
    }

    @Test
    void records_are_looked_for_in_the_database_of_the_settings() {
        environment.put("CDR_JDBC_URL", "jdbc:postgresql://localhost/cdrs");
        environment.put("CDR_USERNAME", "reader");

        CdrOptions options =
                (CdrOptions) options("cdr", "--since", "2026-11-29T10:15:00Z", "--number", "3312", "--limit", "7");

        assertThat(options)
                .isEqualTo(new CdrOptions(
                        new CdrSettings("jdbc:postgresql://localhost/cdrs", "reader", ""),
                        Instant.parse("2026-11-29T10:15:00Z"),
                        "3312",
                        7,
                        false,
                        false));
        assertThat(((CdrOptions) options("cdr")).since())
                .isBetween(Instant.now().minusSeconds(660), Instant.now().minusSeconds(540));
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-11-29T11:58:30Z",
        "10m, 2026-11-29T11:50:00Z",
        "2h, 2026-11-29T10:00:00Z",
        "1d, 2026-11-28T12:00:00Z",
        "2026-11-29, 2026-11-28T23:00:00Z",
        "2026-11-29T10:00:00, 2026-11-29T09:00:00Z",
        "2026-11-29T10:00:00+03:00, 2026-11-29T07:00:00Z"
    })
    void a_time_is_how_long_ago_or_that_of_a_clock(String text, Instant at) {
        assertThat(SinceParser.parse(text, Instant.parse("2026-11-29T12:00:00Z"), ZoneId.of("Europe/Paris")))
                .isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({"--since, yesterday, 10m", "--since, 2026-13-01, 10m", "--limit, 0, from 1", "--limit, many, from 1"})
    void a_time_or_a_limit_that_is_none_is_refused(String option, String value, String hint) {
        assertThatThrownBy(() -> options("cdr", option, value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(option, value, hint);
    }

    @ParameterizedTest(name = "{0} {1}: did you mean {2}")
    @CsvSource({
        "--rout, x, --route",
        "callz, '', calls",
        "hangupp, '', hangup",
    })
    void what_is_written_wrong_is_met_with_what_may_be_meant(String written, String more, String meant) {
        assertThatThrownBy(() -> options(more.isEmpty() ? new String[] {written} : new String[] {written, more}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(written, "did you mean", meant, "see --help");
    }

    @Test
    void what_is_written_wrong_behind_a_subcommand_leads_to_the_help_of_that() {
        assertThatThrownBy(() -> options("call", "--folow", "17"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("--folow", "did you mean --follow", "see call --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls", "call", "hangup", "drain", "cdr", "dead-letters", "completion"})
    void each_subcommand_has_help_of_its_own_and_is_in_that_of_all(String subcommand) {
        assertThat(told(subcommand, "--help")).startsWith("Usage: b2bua " + subcommand);
        assertThat(told("--help")).contains("\n  " + subcommand);
    }

    private CommandOptions options(String... arguments) {
        return new CommandLineReader(environment, folder).options(arguments);
    }

    private String told(String... arguments) {
        return ((CommandOptions.PrintText) options(arguments)).text();
    }

    private B2buaSettings read(String... arguments) {
        return new CommandLineReader(environment, folder).read(arguments);
    }
}
