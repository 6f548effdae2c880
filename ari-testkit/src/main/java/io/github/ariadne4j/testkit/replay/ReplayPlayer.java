package io.github.ariadne4j.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.testkit.record.RecordedLine;
import io.github.ariadne4j.testkit.rest.RestFrame;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import io.github.ariadne4j.testkit.wire.AriReceiver;
import io.github.ariadne4j.testkit.wire.Reply;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Plays the record line by line. An event is sent when everything before it in the record has happened: an event of a channel cannot
 * overtake the request that creates it. Commands are answered in their recorded order, {@code GET} requests at once.
 */
final class ReplayPlayer implements AriReceiver {
    private final List<RecordedLine> lines;
    private final ReplaySettings settings;
    private final AsteriskLoop loop;
    private final ExpectedRequests requests;
    private final ReplaySockets sockets = new ReplaySockets();
    private final ReplayClock clock;
    private final EmptyAsterisk empty;
    private int next;
    private int givenUp = -1;

    ReplayPlayer(List<RecordedLine> lines, ReplaySettings settings, AsteriskLoop loop) {
        this.lines = lines;
        this.settings = settings;
        this.loop = loop;
        this.requests = new ExpectedRequests(lines, settings.ignored());
        this.clock = new ReplayClock(loop.timers());
        this.empty = new EmptyAsterisk(lines, loop.timers());
    }

    @Override
    public void onRequest(RestRequest request, Reply reply) {
        loop.run(() -> {
            ReceivedRequest received = ReceivedRequest.of(request);
            Optional<ExpectedRequest> expected = requests.find(received);
            if (expected.isEmpty() && received.isAboutWriteAccess()) {
                reply.send(RestResponse.failure(405, "Invalid method"));
            } else if (expected.isPresent()) {
                expected.get().comes(reply);
                answer(expected.get());
                goOn();
            } else {
                reply.send(
                        empty.answer(received).orElseGet(() -> RestResponse.failure(501, requests.refuse(received))));
            }
        });
    }

    @Override
    public void onUpgrade(RestRequest request, Reply reply) {
        reply.send(RestResponse.switchingProtocols());
    }

    @Override
    public void onOpen(RestRequest request, ServerSocket socket) {
        loop.run(() -> {
            sockets.opened(request, socket);
            goOn();
        });
    }

    /** Asterisk reads the frames of a socket one by one; here their order is that of the record. */
    @Override
    public void onText(ServerSocket socket, String text, Runnable done) {
        loop.run(() -> sockets.upgradeOf(socket).ifPresent(upgrade -> onFrame(upgrade, socket, RestFrame.of(text))));
        done.run();
    }

    @Override
    public void onClose(ServerSocket socket) {
        loop.run(() -> sockets.closed(socket));
    }

    private void onFrame(RestRequest upgrade, ServerSocket socket, RestFrame frame) {
        Reply reply = new FrameReply(socket, frame, sockets.applicationsOf(socket), clock.now());
        try {
            onRequest(frame.request(upgrade), reply);
        } catch (RequestRefused refusal) {
            reply.send(RestResponse.refused(refusal));
        }
    }

    boolean hasEnded() {
        return next == lines.size();
    }

    ReplayReport report() {
        return loop.read(() -> requests.report(hasEnded()));
    }

    /** The line that the replay waits for, in words. */
    String waitsFor() {
        return loop.read(() -> hasEnded() ? "nothing" : "line " + (next + 1) + " of the record: " + lines.get(next));
    }

    private void goOn() {
        while (!hasEnded() && happens(lines.get(next))) {
            next++;
        }
    }

    /** Plays a line; false if it has to wait. */
    private boolean happens(RecordedLine line) {
        if (line instanceof RecordedLine.Opened opened) {
            return sockets.claim(opened);
        }
        if (line instanceof RecordedLine.Event event) {
            return sends(event);
        }
        if (line instanceof RecordedLine.Request request) {
            return hasCome(request);
        }
        if (line instanceof RecordedLine.Response response) {
            requests.of(response.exchange()).ifPresent(expected -> {
                expected.letAnswer();
                answer(expected);
            });
        } else if (line instanceof RecordedLine.Closed closed && isOpenedAgain()) {
            sockets.socket(closed.socket()).ifPresent(socket -> end(socket, closed.status()));
        }
        return true;
    }

    private boolean sends(RecordedLine.Event event) {
        Duration early = settings.atRecordedPace() ? clock.untilTimeOf(event) : Duration.ZERO;
        if (early.compareTo(Duration.ZERO) > 0) {
            loop.later(early, this::goOn);
            return false;
        }
        clock.passed(event);
        JsonNode today = clock.today(requests.ids().live(event.frame()));
        sockets.socket(event.socket()).ifPresent(socket -> socket.sendText(today.toString()));
        return true;
    }

    private boolean hasCome(RecordedLine.Request request) {
        ExpectedRequest expected = requests.of(request.exchange()).orElseThrow();
        if (expected.isQuestion() || expected.hasCome() || givenUp == next) {
            return true;
        }
        int waitedFor = next;
        loop.later(settings.patience(), () -> giveUp(waitedFor));
        return false;
    }

    private void giveUp(int line) {
        if (next == line) {
            givenUp = line;
            goOn();
        }
    }

    private void answer(ExpectedRequest expected) {
        expected.takeAnswer().ifPresent(answer -> {
            RecordedLine.Response response = answer.response();
            if (response == null) {
                answer.reply().hangUp();
            } else {
                JsonNode body = response.body();
                String text = body == null ? "" : textOf(requests.ids().live(body));
                answer.reply().send(new RestResponse(response.status(), "Replayed", text));
            }
        });
    }

    private static String textOf(JsonNode body) {
        return body.isTextual() ? body.textValue() : body.toString();
    }

    /** The socket that was open at the end of the record is not one that the application opens. */
    private boolean isOpenedAgain() {
        return lines.subList(next, lines.size()).stream().anyMatch(RecordedLine.Opened.class::isInstance);
    }

    private static void end(ServerSocket socket, int status) {
        if (status == 1006) {
            socket.cut();
        } else {
            socket.close(status, "");
        }
    }
}
