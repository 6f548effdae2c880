package io.github.ariadne4j.testkit.record.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Decodes one direction of a connection: HTTP messages first, WebSocket frames after an upgrade. */
final class StreamDecoder {
    /** Large enough for the download of a recording. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private final EmbeddedChannel codec;
    private final Consumer<Object> messages;

    private StreamDecoder(ChannelHandler decoder, Consumer<Object> messages) {
        this.codec = new EmbeddedChannel(decoder, new HttpObjectAggregator(LARGEST));
        this.messages = messages;
    }

    static StreamDecoder requests(Consumer<Object> messages) {
        return new StreamDecoder(new HttpRequestDecoder(), messages);
    }

    static StreamDecoder responses(Consumer<Object> messages, BooleanSupplier nextHasNoBody) {
        HttpResponseDecoder decoder = new HttpResponseDecoder() {
            @Override
            protected boolean isContentAlwaysEmpty(HttpMessage message) {
                return super.isContentAlwaysEmpty(message) || nextHasNoBody.getAsBoolean();
            }
        };
        return new StreamDecoder(decoder, messages);
    }

    /** Reads bytes and releases them. */
    void read(ByteBuf bytes) {
        codec.writeInbound(bytes);
        for (Object message = codec.readInbound(); message != null; message = codec.readInbound()) {
            try {
                messages.accept(message);
            } finally {
                ReferenceCountUtil.release(message);
            }
        }
    }

    /** Decodes frames from here on, in the bytes that have arrived already as well. */
    void upgrade(boolean masked) {
        codec.pipeline().removeLast();
        ChannelHandler http = codec.pipeline().first();
        codec.pipeline().addLast(new WebSocket13FrameDecoder(masked, true, LARGEST));
        codec.pipeline().addLast(new WebSocketFrameAggregator(LARGEST));
        codec.pipeline().remove(http);
    }

    void close() {
        codec.finishAndReleaseAll();
    }
}
