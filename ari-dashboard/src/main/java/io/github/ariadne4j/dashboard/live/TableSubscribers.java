package io.github.ariadne4j.dashboard.live;

import io.github.ariadne4j.callflow.recorder.CallChanges;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.dashboard.http.ResponseStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The clients of the live table in one number view. */
final class TableSubscribers {
    private final NumberPresentation presentation;
    private final List<ResponseStream> clients = new ArrayList<>();
    private final List<ResponseStream> joining = new ArrayList<>();

    TableSubscribers(NumberPresentation presentation) {
        this.presentation = presentation;
    }

    void join(ResponseStream client) {
        joining.add(client);
    }

    int size() {
        return clients.size() + joining.size();
    }

    /**
     * Sends changed calls to known clients, and all calls to new ones.
     *
     * @param all supplies the list of all calls
     * @return whether there were new clients
     */
    boolean calls(CallChanges.Batch changes, Supplier<List<CallSummary>> all) {
        if (changes.isBehind()) {
            joining.addAll(clients);
            clients.clear();
        } else if (!changes.isEmpty() && !clients.isEmpty()) {
            send(
                    clients,
                    ServerSentEvent.of(
                            "calls", CallRows.batch(false, changes.changed(), changes.gone(), presentation)));
        }
        boolean isNewClient = !joining.isEmpty();
        if (isNewClient) {
            send(joining, ServerSentEvent.of("calls", CallRows.batch(true, all.get(), List.of(), presentation)));
            clients.addAll(joining);
            joining.clear();
        }
        return isNewClient;
    }

    void send(byte[] event) {
        send(clients, event);
    }

    private static void send(List<ResponseStream> clients, byte[] event) {
        clients.removeIf(client -> !client.send(event));
    }

    void end() {
        send(ServerSentEvent.END);
        clients.forEach(ResponseStream::end);
        joining.forEach(ResponseStream::end);
    }
}
