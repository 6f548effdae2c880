package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;

/** The REST operations on mailboxes and their numbers of messages. Under the loop's lock only. */
public final class MailboxCommands {
    private final Inventory inventory;

    MailboxCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    /** All mailboxes. */
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inventory.mailboxes.keySet().forEach(name -> all.add(get(name)));
        return all;
    }

    /** One mailbox. */
    public ObjectNode get(String name) {
        ObjectNode mailbox = inventory.mailboxes.get(name);
        if (mailbox == null) {
            throw RequestRefused.notFound("Mailbox not found");
        }
        return mailbox.deepCopy();
    }

    /** Sets the numbers of messages of a mailbox; creates one that does not exist. */
    public void update(String name, int oldMessages, int newMessages) {
        ObjectNode mailbox = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("old_messages", oldMessages)
                .put("new_messages", newMessages);
        inventory.mailboxes.put(name, mailbox);
    }

    /** Deletes a mailbox. */
    public void delete(String name) {
        if (inventory.mailboxes.remove(name) == null) {
            throw RequestRefused.notFound("Mailbox not found");
        }
    }
}
