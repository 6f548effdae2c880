package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.process.MeasuredProcess;
import io.github.ariadne4j.benchmarks.process.ProcFileSystem;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the reference application by {@code scripts/bench-application.sh}. */
final class B2buaLauncher {
    private static final int ANSWER_MS = 2_000;

    private B2buaLauncher() {}

    /**
     * Starts it and waits until {@code /healthz} answers 200.
     *
     * @param repository contains the start script
     * @param checkout the revision that is started
     * @param settings its environment
     * @param folder its working directory, with its log
     */
    static MeasuredProcess start(
            Path repository, Path checkout, Map<String, String> settings, Path folder, ProcFileSystem proc)
            throws IOException, InterruptedException {
        int port = UnusedPort.find();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("HTTP_PORT", Integer.toString(port));
        String script = repository.resolve("scripts/bench-application.sh").toString();
        return MeasuredProcess.start(
                List.of(script, checkout.toString()), environment, folder, proc, () -> isHealthy(port));
    }

    private static boolean isHealthy(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MS);
            socket.setSoTimeout(ANSWER_MS);
            String request = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII)
                        .endsWith(" 200");
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
