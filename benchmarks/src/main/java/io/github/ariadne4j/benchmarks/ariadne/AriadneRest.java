package io.github.ariadne4j.benchmarks.ariadne;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.benchmarks.load.RestClient;
import io.github.ariadne4j.benchmarks.load.Target;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Requests of Ariadne4j's client, by each of its transports. */
final class AriadneRest implements RestClient {
    private final AriClient ari;

    private AriadneRest(AriClient ari) {
        this.ari = ari;
    }

    static RestClient connect(Target target, String way, int inFlight) {
        AriClient ari = AriadneWorker.connect(target, RestTransport.valueOf(way));
        ari.listen().toCompletableFuture().join();
        return new AriadneRest(ari);
    }

    @Override
    public void send(Operation operation, String channel, Consumer<Boolean> done) {
        ask(operation, channel).whenComplete((answer, error) -> done.accept(error == null));
    }

    private CompletionStage<?> ask(Operation operation, String channel) {
        return switch (operation) {
            case PING -> ari.asterisk().ping();
            case GET_CHANNEL -> ari.channels().get(new ChannelId(channel));
            case SET_VARIABLE -> ari.channels().setVariable(new ChannelId(channel), "BENCH", "1");
        };
    }

    @Override
    public void close() {
        ari.close();
    }
}
