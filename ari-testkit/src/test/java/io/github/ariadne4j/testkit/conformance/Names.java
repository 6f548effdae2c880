package io.github.ariadne4j.testkit.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a script and the ids that they stand for. Ids are new in every play, as Asterisk may still have those of the last one.
 */
final class Names {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final String play;
    private final Map<String, String> idOf = new LinkedHashMap<>();
    private final Map<String, String> nameOf = new LinkedHashMap<>();
    private int strangers;

    Names(String play) {
        this.play = play;
    }

    void add(String name, String id) {
        idOf.put(name, id);
        nameOf.put(id, name);
    }

    /** Whether an id belongs to a name of the script. */
    boolean knows(String id) {
        return nameOf.containsKey(id);
    }

    /** Asterisk may end a bridge of an earlier play late. */
    boolean areOfAnEarlierPlay(String id) {
        return id.startsWith("play") && !id.startsWith(play + '-');
    }

    /** The name of an id; objects that the script did not create are named other1, other2… */
    String of(String id) {
        if (!knows(id)) {
            add("other" + ++strangers, id);
        }
        return nameOf.getOrDefault(id, id);
    }

    /** A text with ids for names in braces. */
    String withIds(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(idOf(name.group(1))));
    }

    private String idOf(String name) {
        if (!idOf.containsKey(name)) {
            add(name, play + '-' + name);
        }
        return idOf.getOrDefault(name, name);
    }

    Iterable<String> ids() {
        return nameOf.keySet();
    }
}
