package io.github.ariadne4j.benchmarks.stock;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.tools.AriCallback;
import ch.loway.oss.ari4java.tools.RestException;
import io.github.ariadne4j.benchmarks.load.RestClient;
import io.github.ariadne4j.benchmarks.load.Target;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Requests of stock ari4java, in its two variants: with callbacks, and blocking a thread for each. */
final class StockRest implements RestClient {
    private static final long CLEAN_UP_MILLIS = 2000;

    private final ARI ari;
    private final boolean callbacks;
    private final ExecutorService threads;

    private StockRest(ARI ari, boolean callbacks, int inFlight) {
        this.ari = ari;
        this.callbacks = callbacks;
        this.threads = Executors.newFixedThreadPool(inFlight, task -> {
            Thread thread = new Thread(task, "stock-rest");
            thread.setDaemon(true);
            return thread;
        });
    }

    static RestClient connect(Target target, String way, int inFlight) throws Exception {
        return new StockRest(StockWorker.connect(target), "CALLBACKS".equals(way), inFlight);
    }

    @Override
    public void send(Operation operation, String channel, Consumer<Boolean> done) {
        if (callbacks) {
            try {
                withCallback(operation, channel, done);
            } catch (RestException | RuntimeException e) {
                done.accept(false);
            }
        } else {
            threads.execute(() -> done.accept(blocking(operation, channel)));
        }
    }

    private void withCallback(Operation operation, String channel, Consumer<Boolean> done) throws RestException {
        switch (operation) {
            case PING -> ari.asterisk().ping().execute(new Told<>(done));
            case GET_CHANNEL -> ari.channels().get(channel).execute(new Told<>(done));
            case SET_VARIABLE ->
                ari.channels().setChannelVar(channel, "BENCH").setValue("1").execute(new Told<>(done));
        }
    }

    private boolean blocking(Operation operation, String channel) {
        try {
            switch (operation) {
                case PING -> ari.asterisk().ping().execute();
                case GET_CHANNEL -> ari.channels().get(channel).execute();
                case SET_VARIABLE ->
                    ari.channels().setChannelVar(channel, "BENCH").setValue("1").execute();
            }
            return true;
        } catch (RestException | RuntimeException e) {
            return false;
        }
    }

    /** Waits for the clean-up, up to a limit, as the clean-up of a client with stuck requests gets stuck as well. */
    @Override
    public void close() {
        threads.shutdownNow();
        Thread cleaning = new Thread(ari::cleanup, "stock-cleanup");
        cleaning.setDaemon(true);
        cleaning.start();
        try {
            cleaning.join(CLEAN_UP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Told<T>(Consumer<Boolean> done) implements AriCallback<T> {
        @Override
        public void onSuccess(T answer) {
            done.accept(true);
        }

        @Override
        public void onFailure(RestException why) {
            done.accept(false);
        }
    }
}
