package io.github.ariadne4j.testkit.wire;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Joins the fragments of a text message, up to a maximum size; a longer message is cut there. */
final class TextParts {
    private static final int LARGEST = 65_535;

    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private boolean inText;

    /** Adds a frame; returns the messages that it completes. Frames of other kinds are ignored. */
    List<String> add(WebSocketFrame frame) {
        boolean continues = frame instanceof ContinuationWebSocketFrame && inText;
        if (!continues && !(frame instanceof TextWebSocketFrame)) {
            return List.of();
        }
        List<String> complete = new ArrayList<>();
        byte[] part = ByteBufUtil.getBytes(frame.content());
        if (collected.size() + part.length > LARGEST) {
            complete.add(take());
        }
        collected.writeBytes(part);
        inText = !frame.isFinalFragment();
        if (!inText) {
            complete.add(take());
        }
        return complete;
    }

    private String take() {
        String text = collected.toString(StandardCharsets.UTF_8);
        collected.reset();
        return text;
    }
}
