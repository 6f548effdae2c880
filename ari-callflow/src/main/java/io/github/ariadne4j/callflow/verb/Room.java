package io.github.ariadne4j.callflow.verb;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conference by name, and how a call takes part in it: the argument of {@link io.github.ariadne4j.callflow.flow.Call#join}. Calls that
 * join the same name on the same Asterisk hear each other. A room opens with the first call that joins it, and closes when the last one
 * has left. The most members, and whether it ends with the moderator, are those of the call that opened it.
 *
 * <pre>{@code
 * Room.named("board").as(Room.Role.MODERATOR).endingWithModerator().leftBy('#')
 * }</pre>
 *
 * @param name 1 to 64 letters, digits, dots, hyphens and underscores; the first one is a letter or a digit
 * @param role what the call may do in it; a {@link Role#MEMBER} unless it is said
 * @param mostMembers how many calls may be in it at once; 100 unless it is said
 * @param endsWithModerator whether it ends for all when its last moderator leaves
 * @param leaveKey the key by which this call leaves it; null: none
 */
public record Room(
        String name,
        Role role,
        int mostMembers,
        boolean endsWithModerator,
        @Nullable Character leaveKey) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int USUAL_MOST = 100;

    /** What a call may do in a room. */
    public enum Role {
        /** Speaks and hears. The room may end when it leaves. */
        MODERATOR,
        /** Speaks and hears. */
        MEMBER,
        /** Hears, and is not heard: Asterisk takes its sound out of the bridge. */
        LISTENER
    }

    /** @throws IllegalArgumentException if the name is none, if it takes no member, or if there is no such key */
    public Room {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a room's name must be 1 to 64 letters, digits, dots, hyphens and underscores: " + name);
        }
        if (mostMembers < 1) {
            throw new IllegalArgumentException("a room must take at least one member: " + mostMembers);
        }
        if (leaveKey != null) {
            Play.requireKeys(leaveKey.toString());
        }
    }

    /** Whether a room may have this name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** A room of this name, as a member that no key takes out. */
    public static Room named(String name) {
        return new Room(name, Role.MEMBER, USUAL_MOST, false, null);
    }

    /** The same in this role. */
    public Room as(Role changed) {
        return new Room(name, changed, mostMembers, endsWithModerator, leaveKey);
    }

    /** The same with so many members at most. */
    public Room atMost(int members) {
        return new Room(name, role, members, endsWithModerator, leaveKey);
    }

    /** The same, and it ends for all when its last moderator leaves. */
    public Room endingWithModerator() {
        return new Room(name, role, mostMembers, true, leaveKey);
    }

    /** The same, and this key takes the call out of it; one of 0 to 9, A to D, * and #. */
    public Room leftBy(char key) {
        return new Room(name, role, mostMembers, endsWithModerator, key);
    }
}
