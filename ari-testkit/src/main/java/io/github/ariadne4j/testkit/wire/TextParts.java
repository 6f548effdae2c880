package io.github.ariadne4j.testkit.wire;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts the fragments of a text message together, up to a size; what is too big for it is taken for complete before. */
final class TextParts {
    private static final int LARGEST = 65_535;

    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private boolean inText;

    /** Takes a frame; the messages that are complete by it. Frames of other kinds are ignored. */
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
