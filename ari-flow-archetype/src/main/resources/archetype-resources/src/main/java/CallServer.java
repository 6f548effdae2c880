package ${package};

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Handles the calls of {@code Stasis(${artifactId})} until SIGTERM or Ctrl-C; live calls have half a minute then. Reads the address and
 * the login of Asterisk from {@code ARI_URL}, {@code ARI_USERNAME} and {@code ARI_PASSWORD}, and the endpoint to dial from
 * {@code TELEPHONE}.
 */
public final class CallServer {
    private CallServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        Credentials credentials = new Credentials(variable("ARI_USERNAME"), variable("ARI_PASSWORD"));
        AriSettings settings = AriSettings.of(URI.create(variable("ARI_URL")), credentials, "${artifactId}");
        WelcomeFlow flow = new WelcomeFlow(DialTarget.endpoint(variable("TELEPHONE")));
        CountDownLatch stop = stopOnSignal();
        try (AriClient ari = AriClient.connect(settings);
                CallEngine engine = CallEngine.builder(ari).flow(flow).start()) {
            stop.await();
            engine.drain();
            engine.awaitIdle(Duration.ofSeconds(30));
        }
    }

    /** Completes on Ctrl-C and SIGTERM; the JVM ends when {@code main} has ended. */
    private static CountDownLatch stopOnSignal() {
        CountDownLatch stop = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                main.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return stop;
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set");
    }
}
