package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.testkit.real.UnusedPort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL for tests: that of the environment variable {@code ARI_IT_PG_URL} (a JDBC URL, with
 * {@code ARI_IT_PG_USER} and {@code ARI_IT_PG_PASSWORD}), else a private cluster on a free loopback port. As an
 * extension: {@code @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();}, else
 * {@link #start} and {@link #close}. Without PostgreSQL the test fails with the package to install.
 */
public final class PostgresServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();
    private static final String ROLE = "postgres";
    private static final long COMMAND_SECONDS = 60;

    private final String given;
    private final List<String> schemas = new ArrayList<>();
    private final Thread stopWithTheJvm = new Thread(this::stopAndDelete, "postgres-stop");
    private Path folder;
    private int port;
    private boolean running;

    /** The PostgreSQL of the environment, or a private one. */
    public PostgresServer() {
        this(System.getenv("ARI_IT_PG_URL"));
    }

    private PostgresServer(String given) {
        this.given = given;
    }

    /** A private PostgreSQL even if the environment names one, for tests that stop it. */
    public static PostgresServer ofOurOwn() {
        return new PostgresServer(null);
    }

    /** Starts it and waits until it answers. After {@link #stop} it starts with its earlier data. */
    public PostgresServer start() {
        if (given != null || running) {
            return this;
        }
        if (folder == null) {
            initialise();
            Runtime.getRuntime().addShutdownHook(stopWithTheJvm);
        }
        // Committed data survives a crash of the server, but not one of the machine.
        String options = "-p " + port + " -k " + folder + " -c listen_addresses=" + LOOPBACK
                + " -c fsync=off -c full_page_writes=off";
        run("pg_ctl", "start", "-w", "-D", data(), "-l", folder.resolve("log").toString(), "-o", options);
        running = true;
        return this;
    }

    private void initialise() {
        port = UnusedPort.find();
        // Created by the user of the server, since only the owner may use it.
        folder = Path.of(
                run(List.of("mktemp", "-d", "-t", "a4j-postgres-XXXXXX")).strip());
        run("initdb", "-D", data(), "-U", ROLE, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** Kills a private PostgreSQL; {@link #start} starts it again. */
    public void stop() {
        if (given == null) {
            stopIfRunning();
        }
    }

    private void stopIfRunning() {
        if (running) {
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data());
            running = false;
        }
    }

    /** The JDBC URL of the database. */
    public String url() {
        return given == null ? "jdbc:postgresql://" + LOOPBACK + ':' + port + "/postgres" : given;
    }

    /** The user of the connection, which owns the database. */
    public String user() {
        return given == null ? ROLE : System.getenv("ARI_IT_PG_USER");
    }

    /** The password of that user; any text for a private one. */
    public String password() {
        return given == null ? "" : System.getenv("ARI_IT_PG_PASSWORD");
    }

    /** A new empty schema, which is dropped with the server. */
    public PGSimpleDataSource freshSchema() {
        String schema = "a4j_" + UUID.randomUUID().toString().replace('-', '_');
        execute(dataSource("public"), "create schema " + schema);
        schemas.add(schema);
        return dataSource(schema);
    }

    private PGSimpleDataSource dataSource(String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user());
        source.setPassword(password());
        source.setCurrentSchema(schema);
        return source;
    }

    /** Runs a statement. */
    public static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        if (given != null) {
            schemas.forEach(schema -> execute(dataSource("public"), "drop schema " + schema + " cascade"));
            schemas.clear();
        } else if (folder != null) {
            Runtime.getRuntime().removeShutdownHook(stopWithTheJvm);
            stopAndDelete();
            folder = null;
        }
    }

    private void stopAndDelete() {
        stopIfRunning();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(binary(program)));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** PostgreSQL does not run as root: it is run as the user of its package then. */
    private static String run(List<String> command) {
        List<String> all = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            all.addAll(List.of("runuser", "-u", ROLE, "--"));
        }
        all.addAll(command);
        try {
            return output(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + all, e);
        }
    }

    /** Uses a file for the output: the server that pg_ctl starts would keep a pipe open. */
    private static String output(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("a4j-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File(File.separator))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(out, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } finally {
            Files.delete(out);
        }
    }

    private static String binary(String program) {
        return Stream.concat(
                        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(Path::of),
                        installed())
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this test needs " + program
                        + " of PostgreSQL: install it (apt-get install postgresql), or name a running PostgreSQL in"
                        + " ARI_IT_PG_URL, ARI_IT_PG_USER and ARI_IT_PG_PASSWORD"));
    }

    /** The folders of Debian's packages, the newest first. */
    private static Stream<Path> installed() {
        File[] versions = new File("/usr/lib/postgresql").listFiles();
        return versions == null
                ? Stream.empty()
                : Arrays.stream(versions)
                        .sorted(Comparator.reverseOrder())
                        .map(version -> version.toPath().resolve("bin"));
    }
}
