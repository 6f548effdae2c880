package io.github.ariadne4j.session.redis;

import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.real.UnusedPort;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Redis for tests: that of the environment variable {@code ARI_IT_REDIS_URL}, which only one JVM with tests may use at a time ({@code
 * -Dtest.jvms=1}), else a private one on a free loopback port, without persistence. As an extension: {@code @RegisterExtension static final
 * RedisServer REDIS = new RedisServer();}, else {@link #start} and {@link #close}. Without Redis the test fails with the package to install.
 */
public final class RedisServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    /**
     * Sent after the command: its answer marks the end of the command's answer. A Sentinel accepts PING, but not QUIT.
     */
    private static final String END = "end-of-answer";

    private static final String END_ANSWER = '$' + Integer.toString(END.length()) + "\r\n" + END + "\r\n";
    private static final Duration UP_WITHIN = Duration.ofSeconds(10);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Pattern OF_OWNERS = Pattern.compile("}:(epochs|owners|seen|servers)$");
    private static final List<String> KEEPS_NOTHING = List.of("save \"\"", "appendonly no");

    private final String given;
    private final String kind;
    private final List<String> directives;
    private final Thread stopWithTheJvm = new Thread(this::stopAndDelete, "redis-stop");
    private Path folder;
    private Process process;
    private int port;

    /** The Redis of the environment, or a private one. */
    public RedisServer() {
        this(System.getenv("ARI_IT_REDIS_URL"), "", KEEPS_NOTHING);
    }

    private RedisServer(String given, String kind, List<String> directives) {
        this.given = given;
        this.kind = kind;
        this.directives = directives;
    }

    /** A private Redis even if the environment names one, for tests that stop it. */
    public static RedisServer ofOurOwn() {
        return with(List.of());
    }

    /** The same, with more lines in its configuration file. */
    static RedisServer with(List<String> directives) {
        return new RedisServer(
                null,
                "",
                Stream.concat(KEEPS_NOTHING.stream(), directives.stream()).toList());
    }

    /** A Sentinel instead of a server, with these lines in its configuration file. */
    static RedisServer sentinel(List<String> directives) {
        return new RedisServer(null, "--sentinel", directives);
    }

    /** Starts it and waits until it answers. After {@link #stop} it starts on the same port, without data. */
    public RedisServer start() {
        if (given != null) {
            return this;
        }
        try {
            if (folder == null) {
                create();
            }
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.out").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("redis-server on port " + port)
                .atMost(UP_WITHIN)
                .pollInterval(Duration.ofMillis(10))
                .until(this::answers);
        return this;
    }

    private void create() throws IOException {
        folder = Files.createTempDirectory("a4j-redis");
        port = UnusedPort.find();
        Runtime.getRuntime().addShutdownHook(stopWithTheJvm);
        List<String> common = List.of("port " + port, "bind " + LOOPBACK.getHostAddress(), "dir " + folder);
        Files.write(
                folder.resolve("redis.conf"),
                Stream.concat(common.stream(), directives.stream()).toList());
    }

    /** Sentinels and nodes of a Cluster keep their state in a configuration file. */
    private List<String> command() {
        return Stream.of(binary(), folder.resolve("redis.conf").toString(), kind)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String binary() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "this test needs redis-server: install it (apt-get install redis-server),"
                                + " or name a running Redis in ARI_IT_REDIS_URL"));
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("redis-server ended at once: " + output());
        }
        return "+PONG".equals(ask("PING"));
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("redis.out"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The URL to connect to. */
    public String url() {
        return given == null ? "redis://" + LOOPBACK.getHostAddress() + ':' + port : given;
    }

    /** The number of keys; in a Redis of the environment, including those of other tests. */
    public long keys() {
        return Long.parseLong(ask("DBSIZE").substring(1));
    }

    /** The number of keys of calls, without those of owners, which remain after the last call. */
    public long callKeys() {
        return answer("KEYS *")
                .lines()
                .filter(line -> line.contains("}:"))
                .filter(key -> !OF_OWNERS.matcher(key).find())
                .count();
    }

    /** The port of a private Redis, after its start. */
    int port() {
        return port;
    }

    /** The first line of Redis' answer to a command; empty if it does not answer. */
    public String ask(String command) {
        return answer(command).lines().findFirst().orElse("");
    }

    /** Redis' raw answer to a command; empty if it does not answer. */
    String answer(String command) {
        URI at = URI.create(url());
        try (Socket socket = new Socket(at.getHost(), at.getPort() < 0 ? 6379 : at.getPort())) {
            socket.setSoTimeout((int) UP_WITHIN.toMillis());
            // A server that cannot answer PING while it loads its data closes the connection after QUIT.
            socket.getOutputStream()
                    .write((command + "\r\nPING " + END + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            return untilTheEnd(socket.getInputStream());
        } catch (IOException e) {
            return "";
        }
    }

    private static String untilTheEnd(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[64 * 1024];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            all.write(chunk, 0, read);
            int end = all.toString(StandardCharsets.UTF_8).lastIndexOf(END_ANSWER);
            if (end >= 0) {
                return all.toString(StandardCharsets.UTF_8).substring(0, end);
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Suspends it: connections stay open without answers, until {@link #resume}. */
    public void suspend() {
        signal("-STOP");
    }

    /** Resumes it after {@link #suspend}. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills a private Redis; {@link #start} starts it again. */
    public void stop() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
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
        if (folder != null) {
            Runtime.getRuntime().removeShutdownHook(stopWithTheJvm);
            stopAndDelete();
            folder = null;
        }
    }

    private void stopAndDelete() {
        stop();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toFile).forEach(File::delete);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
