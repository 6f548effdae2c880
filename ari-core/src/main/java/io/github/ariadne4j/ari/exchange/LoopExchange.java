package io.github.ariadne4j.ari.exchange;

import io.github.ariadne4j.ari.request.AriException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends requests of any thread: they are sent on the loop, and their stages complete on an executor, so that dependent
 * stages do not block the loop.
 */
public final class LoopExchange implements RequestExchange {
    private final Executor loop;
    private final RequestChannel channel;
    private final Executor callbacks;

    /**
     * @param loop the loop of the channel
     * @param channel the channel for requests
     * @param callbacks the executor on which stages complete
     */
    public LoopExchange(Executor loop, RequestChannel channel, Executor callbacks) {
        this.loop = loop;
        this.channel = channel;
        this.callbacks = callbacks;
    }

    @Override
    public CompletionStage<AriResponse> send(AriRequest request) {
        Completion answer = new Completion(callbacks);
        try {
            loop.execute(() -> channel.send(request, answer));
        } catch (RejectedExecutionException e) {
            answer.stage.completeExceptionally(
                    AriException.disconnected(request.summary() + ": the client is closed", false, e));
        }
        return answer.stage.minimalCompletionStage();
    }

    private static final class Completion implements ResponseHandler {
        private final CompletableFuture<AriResponse> stage = new CompletableFuture<>();
        private final Executor callbacks;

        Completion(Executor callbacks) {
            this.callbacks = callbacks;
        }

        @Override
        public void onResponse(AriResponse response) {
            callbacks.execute(() -> stage.complete(response));
        }

        @Override
        public void onFailure(AriException why) {
            callbacks.execute(() -> stage.completeExceptionally(why));
        }
    }
}
