package io.github.ariadne4j.ari.endpoint;

import io.github.ariadne4j.ari.model.Mailbox;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Mailboxes whose messages another system keeps ({@code /mailboxes}, for {@code res_mwi_external}). A stage that fails, fails
 * with an {@link io.github.ariadne4j.ari.request.AriException}; 404 without the modules for it.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Mailboxes_REST_API">Mailboxes in Asterisk's documentation</a>
 */
public interface Mailboxes {
    /** All of them. */
    CompletionStage<List<Mailbox>> list();

    /** One of them. */
    CompletionStage<Mailbox> get(String name);

    /** Creates or changes one; phones that watch it are told. */
    CompletionStage<Void> set(String name, int oldMessages, int newMessages);

    /** Deletes one. */
    CompletionStage<Void> delete(String name);
}
