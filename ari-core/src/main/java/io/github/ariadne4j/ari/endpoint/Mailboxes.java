package io.github.ariadne4j.ari.endpoint;

import io.github.ariadne4j.ari.model.Mailbox;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on message counts of external mailboxes ({@code /mailboxes}, by {@code res_mwi_external}). A
 * stage that fails, fails with an {@link io.github.ariadne4j.ari.request.AriException}; with 404 if that module is not
 * loaded.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Mailboxes_REST_API">Mailboxes in Asterisk's documentation</a>
 */
public interface Mailboxes {
    /** All mailboxes. */
    CompletionStage<List<Mailbox>> list();

    /** One mailbox. */
    CompletionStage<Mailbox> get(String name);

    /** Creates or changes a mailbox; subscribed telephones are notified (MWI). */
    CompletionStage<Void> set(String name, int oldMessages, int newMessages);

    /** Deletes a mailbox. */
    CompletionStage<Void> delete(String name);
}
