package io.github.ariadne4j.testkit.record.relay;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes a copy of one connection: HTTP exchanges, and text frames after an upgrade. A decoding error ends the decoding, not the
 * connection.
 */
final class ConnectionDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionDecoder.class);
    private static final int NO_CLOSE_FRAME = 1006;

    private final SequenceNumbers numbers;
    private final Consumer<Traffic> observer;
    private final Deque<UnansweredRequest> requests = new ArrayDeque<>();
    private final StreamDecoder application = StreamDecoder.requests(this::onApplication);
    private final StreamDecoder asterisk = StreamDecoder.responses(this::onAsterisk, this::nextAnswerHasNoBody);
    private int socket;
    private int closeStatus = NO_CLOSE_FRAME;
    private boolean stopped;

    ConnectionDecoder(SequenceNumbers numbers, Consumer<Traffic> observer) {
        this.numbers = numbers;
        this.observer = observer;
    }

    void fromApplication(ByteBuf bytes) {
        read(application, bytes);
    }

    void fromAsterisk(ByteBuf bytes) {
        read(asterisk, bytes);
    }

    /** The connection was closed by one side. */
    void close() {
        if (socket > 0) {
            observer.accept(new Traffic.Closed(System.nanoTime(), socket, closeStatus));
            socket = 0;
        }
        stopReading();
    }

    private void read(StreamDecoder decoder, ByteBuf bytes) {
        if (stopped) {
            bytes.release();
            return;
        }
        try {
            decoder.read(bytes);
        } catch (RuntimeException e) {
            LOG.warn(
                    "a connection is not recorded from here on, as it cannot be decoded; it stays open: {}",
                    e.toString());
            stopReading();
        }
    }

    private void stopReading() {
        if (!stopped) {
            stopped = true;
            application.close();
            asterisk.close();
        }
    }

    private void onApplication(Object message) {
        if (message instanceof FullHttpRequest http) {
            boolean upgrade = http.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
            Traffic.Request request = new Traffic.Request(
                    System.nanoTime(), numbers.nextExchange(), http.method().name(), http.uri(), text(http.content()));
            requests.add(new UnansweredRequest(request, upgrade));
            if (!upgrade) {
                observer.accept(request);
            }
        } else {
            onFrame(message, false);
        }
    }

    private void onAsterisk(Object message) {
        if (message instanceof FullHttpResponse http) {
            onAnswer(http);
        } else {
            onFrame(message, true);
        }
    }

    private void onAnswer(FullHttpResponse http) {
        int status = http.status().code();
        if (status == 100) {
            return;
        }
        UnansweredRequest unanswered = requests.poll();
        if (unanswered == null) {
            throw new IllegalStateException("an HTTP response without a request");
        }
        if (unanswered.upgrade() && status == 101) {
            socket = numbers.nextSocket();
            observer.accept(new Traffic.Opened(
                    System.nanoTime(), socket, unanswered.request().uri()));
            application.upgrade(true);
            asterisk.upgrade(false);
            return;
        }
        if (unanswered.upgrade()) {
            observer.accept(unanswered.request());
        }
        observer.accept(
                new Traffic.Response(System.nanoTime(), unanswered.request().exchange(), status, text(http.content())));
    }

    private void onFrame(Object frame, boolean fromAsterisk) {
        if (frame instanceof TextWebSocketFrame text) {
            observer.accept(new Traffic.Frame(System.nanoTime(), socket, fromAsterisk, text.text()));
        } else if (frame instanceof CloseWebSocketFrame close && close.statusCode() > 0) {
            closeStatus = close.statusCode();
        }
    }

    private boolean nextAnswerHasNoBody() {
        UnansweredRequest next = requests.peek();
        return next != null && next.request().method().equals("HEAD");
    }

    private static String text(ByteBuf bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A request without a response yet. */
    private record UnansweredRequest(Traffic.Request request, boolean upgrade) {}
}
