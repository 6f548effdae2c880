package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.endpoint.Mailboxes;
import io.github.ariadne4j.ari.json.AnswerReader;
import io.github.ariadne4j.ari.model.Mailbox;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Requests about mailboxes, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaMailboxes(Requests requests) implements Mailboxes {
    @Override
    public CompletionStage<List<Mailbox>> list() {
        return requests.query(
                "list mailboxes", ari -> ari.mailboxes().list().execute(ignored()), AnswerReader::mailboxes);
    }

    @Override
    public CompletionStage<Mailbox> get(String name) {
        return requests.query(
                "get mailbox " + name, ari -> ari.mailboxes().get(name).execute(ignored()), AnswerReader::mailbox);
    }

    @Override
    public CompletionStage<Void> set(String name, int oldMessages, int newMessages) {
        return requests.command(
                "set mailbox " + name,
                ari -> ari.mailboxes().update(name, oldMessages, newMessages).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> delete(String name) {
        return requests.command(
                "delete mailbox " + name, ari -> ari.mailboxes().delete(name).execute(ignored()));
    }
}
