package io.github.ariadne4j.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.rest.RestFrame;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.wire.Reply;

/** The answer to a request on the event socket; the next request is read after it. */
final class SocketReply implements Reply {
    /** The largest frame that Asterisk can send: it builds the frame on the stack of its thread, which is 496 KiB. */
    private static final int LARGEST_ANSWER = 496 * 1024;

    private final SimulatedAsterisk asterisk;
    private final OpenSocket socket;
    private final RestFrame frame;
    private final Runnable crash;
    private final Runnable next;

    SocketReply(SimulatedAsterisk asterisk, OpenSocket socket, RestFrame frame, Runnable crash, Runnable next) {
        this.asterisk = asterisk;
        this.socket = socket;
        this.frame = frame;
        this.crash = crash;
        this.next = next;
    }

    @Override
    public void send(RestResponse response) {
        ObjectNode answer = frame.answer(response);
        if (answer.toString().length() > LARGEST_ANSWER) {
            crash.run();
        } else {
            asterisk.loop()
                    .run(() -> asterisk.applications().respond(socket.firstApplication(), socket.events(), answer));
            next.run();
        }
    }

    @Override
    public void hangUp() {
        socket.wire().cut();
    }

    @Override
    public void stayMute() {
        next.run();
    }
}
