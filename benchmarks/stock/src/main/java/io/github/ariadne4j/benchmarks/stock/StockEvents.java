package io.github.ariadne4j.benchmarks.stock;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.generated.models.Event;
import ch.loway.oss.ari4java.generated.models.Message;
import ch.loway.oss.ari4java.tools.AriCallback;
import ch.loway.oss.ari4java.tools.RestException;
import io.github.ariadne4j.benchmarks.load.Target;
import java.util.function.LongConsumer;

/** The listener of stock ari4java. */
final class StockEvents implements AriCallback<Message> {
    private final LongConsumer timestamps;

    private StockEvents(LongConsumer timestamps) {
        this.timestamps = timestamps;
    }

    static AutoCloseable listen(Target target, LongConsumer timestamps) throws Exception {
        ARI ari = StockWorker.connect(target);
        ari.events().eventWebsocket(target.application()).execute(new StockEvents(timestamps));
        return ari::cleanup;
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // ari4java uses java.util.Date
    public void onSuccess(Message message) {
        if (message instanceof Event event) {
            timestamps.accept(event.getTimestamp().getTime());
        }
    }

    @Override
    public void onFailure(RestException why) {
        System.err.println("stock: " + why);
    }
}
