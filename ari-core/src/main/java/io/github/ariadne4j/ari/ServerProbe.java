package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.asterisk.Asterisk;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriServerException;
import java.net.URI;
import java.util.concurrent.CompletionException;

/**
 * The first request to an Asterisk. Its exceptions name the configuration to check, as most failures of it are
 * configuration errors.
 */
final class ServerProbe {
    private ServerProbe() {}

    static AsteriskInfo ask(Asterisk asterisk, URI uri) {
        try {
            AsteriskInfo info = asterisk.info().toCompletableFuture().join();
            if (info.version().isEmpty()) {
                throw new AriServerException(
                        "the server at " + uri + " is not Asterisk's ARI: its answer has no version", 200);
            }
            return info;
        } catch (CompletionException e) {
            throw e.getCause() instanceof AriException known ? explained(known, uri) : e;
        }
    }

    private static AriException explained(AriException failure, URI uri) {
        if (failure instanceof AriNotFoundException) {
            return new AriNotFoundException(
                    "there is no ARI at " + uri
                            + "/ari (404): check \"enabled = yes\" in ari.conf and that res_ari.so is"
                            + " loaded; where http.conf has a prefix, the URI ends with it",
                    404);
        }
        if (failure instanceof AriServerException server && server.status() < 300) {
            return new AriServerException(
                    "the server at " + uri + " is not Asterisk's ARI: " + failure.getMessage(), server.status());
        }
        return failure;
    }
}
