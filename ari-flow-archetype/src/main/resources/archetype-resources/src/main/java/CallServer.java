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
 * Takes the calls of {@code Stasis(${artifactId})} until it is told to stop; live ones have half a minute then. Where Asterisk is it reads from
 * {@code ARI_URL}, {@code ARI_USERNAME} and {@code ARI_PASSWORD}; {@code TELEPHONE} is the endpoint that is rung.
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

    /** Ctrl-C and SIGTERM: the JVM ends once {@code main} has. */
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
