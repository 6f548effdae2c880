package io.github.ariadne4j.examples.b2bua.real;

import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A real Asterisk, Redis and PostgreSQL of a test's own, SIP callers, and a look at what is left afterwards. */
final class RealWorld implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Path asterisk;
    private final Path redis;
    private final Path postgres;
    private final Map<String, String> environment = new HashMap<>();
    private final AriClient looker;

    private RealWorld(Path folder) {
        this.folder = folder;
        this.asterisk = folder.resolve("asterisk");
        this.redis = folder.resolve("redis");
        this.postgres = folder.resolve("postgres");
        Script.run("asterisk.sh", "start", asterisk.toString());
        Script.run("redis.sh", "start", redis.toString());
        Script.run("postgres.sh", "start", postgres.toString());
        List.of(asterisk, redis, postgres).forEach(server -> environment.putAll(Script.environmentOf(server)));
        Credentials user = new Credentials(environment.get("ARI_USERNAME"), environment.get("ARI_PASSWORD"));
        looker = AriClient.connect(AriSettings.of(URI.create(environment.get("ARI_URL")), user, "looker"));
    }

    static RealWorld start() {
        try {
            return new RealWorld(Files.createTempDirectory("real-world"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the application's environment has to hold. */
    Map<String, String> environment() {
        return environment;
    }

    Path folder() {
        return folder;
    }

    /** Plays it, and fails unless every call goes as it says. */
    void plays(SipScenario scenario, String number, String caller, int calls) {
        Script.Result result = tries(scenario, number, caller, calls);
        if (result.status() != 0) {
            throw new AssertionError("the call to " + number + " went otherwise:\n" + result.output());
        }
    }

    /** Plays it, however it goes. */
    Script.Result tries(SipScenario scenario, String number, String caller, int calls) {
        try {
            Path file = Files.createTempFile(folder, "scenario", ".xml");
            Files.writeString(file, scenario.xml());
            String count = Integer.toString(calls);
            return Script.call(
                    "sip-call.sh", file.toString(), environment.get("SIP_PORT"), number, caller, count, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The CDRs of this caller, once there are so many. */
    List<Map<String, Object>> cdrsOf(String caller, int expected) throws SQLException {
        await("CDRs of " + caller).atMost(PATIENCE).until(() -> cdrs(caller).size() >= expected);
        return cdrs(caller);
    }

    private List<Map<String, Object>> cdrs(String caller) throws SQLException {
        try (Connection database = database();
                PreparedStatement query = database.prepareStatement("select * from cdr where caller = ?")) {
            query.setString(1, caller);
            try (ResultSet rows = query.executeQuery()) {
                return read(rows);
            }
        }
    }

    private static List<Map<String, Object>> read(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<Map<String, Object>> read = new ArrayList<>();
        while (rows.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                row.put(columns.getColumnName(column), rows.getObject(column));
            }
            read.add(row);
        }
        return read;
    }

    void sql(String statement) throws SQLException {
        try (Connection database = database();
                PreparedStatement update = database.prepareStatement(statement)) {
            update.execute();
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                environment.get("CDR_JDBC_URL"), environment.get("CDR_USERNAME"), environment.get("CDR_PASSWORD"));
    }

    /** Asterisk and Redis hold nothing of any call any more. */
    void awaitNothingLeft() {
        Predicate<List<?>> empty = List::isEmpty;
        await("channels in Asterisk").atMost(PATIENCE).until(this::channels, empty);
        await("bridges in Asterisk").atMost(PATIENCE).until(this::bridges, empty);
        await("keys in Redis").atMost(PATIENCE).until(this::redisKeys, "0"::equals);
    }

    private List<Channel> channels() {
        return looker.channels().list().toCompletableFuture().join();
    }

    private List<Bridge> bridges() {
        return looker.bridges().list().toCompletableFuture().join();
    }

    private String redisKeys() {
        return Script.run("redis.sh", "cli", redis.toString(), "dbsize").strip();
    }

    void stopRedis() {
        Script.run("redis.sh", "stop", redis.toString());
    }

    /** Starts it again where it was. */
    void startRedis() {
        Script.run("redis.sh", "start", redis.toString(), environment.get("REDIS_PORT"));
    }

    @Override
    public void close() {
        looker.close();
        Script.call("postgres.sh", "stop", postgres.toString());
        Script.call("redis.sh", "stop", redis.toString());
        Script.call("asterisk.sh", "stop", asterisk.toString());
    }
}
