package io.github.ariadne4j.benchmarks.ariadne;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.benchmarks.load.Target;
import io.github.ariadne4j.benchmarks.load.Worker;
import java.net.URI;

/** Measures Ariadne4j's client, with its default settings. */
public final class AriadneWorker {
    private AriadneWorker() {}

    /** Reads its commands from standard input. */
    public static void main(String[] none) throws Exception {
        new Worker(AriadneEvents::listen, AriadneRest::connect).run();
        System.exit(0);
    }

    static AriClient connect(Target target, RestTransport transport) {
        Credentials credentials = new Credentials(target.username(), target.password());
        return AriClient.connect(AriSettings.of(URI.create(target.url()), credentials, target.application())
                .withTransport(transport));
    }
}
