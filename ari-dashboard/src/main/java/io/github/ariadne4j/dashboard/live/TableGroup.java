package io.github.ariadne4j.dashboard.live;

import io.github.ariadne4j.callflow.recorder.CallChanges;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.dashboard.http.ResponseStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The clients of the live table in one number view. */
final class TableGroup {
    private final NumberView view;
    private final List<ResponseStream> clients = new ArrayList<>();
    private final List<ResponseStream> joining = new ArrayList<>();

    TableGroup(NumberView view) {
        this.view = view;
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
            send(clients, ServerEvent.of("calls", CallRows.batch(false, changes.changed(), changes.gone(), view)));
        }
        boolean isNewClient = !joining.isEmpty();
        if (isNewClient) {
            send(joining, ServerEvent.of("calls", CallRows.batch(true, all.get(), List.of(), view)));
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
        send(ServerEvent.END);
        clients.forEach(ResponseStream::end);
        joining.forEach(ResponseStream::end);
    }
}
