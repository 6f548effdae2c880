package io.github.ariadne4j.session.redis;

/**
 * Lua scripts that change sessions, each atomically.
 *
 * <p>KEYS: epochs, owners, origins, live, ended, session; then those of the single script. ARGV: origin, epoch, lease
 * of the owner in ms, call id, session as a line; then those of the single script. They return 0, or {@link #STALE} if
 * a later owner has the calls.
 */
final class SessionScripts {
    /** The result of a write by an owner that a later one has replaced. */
    static final long STALE = -1;

    /** The number of common KEYS, and of common ARGV. */
    static final int KEYS = 6;

    static final int ARGUMENTS = 5;

    private static final String COMMON = """
            local epochs, owners, origins, live, ended, session = unpack(KEYS)
            local origin, epoch, lease, call, line = unpack(ARGV)
            local time = redis.call('TIME')
            local micros = time[1] * 1000000 + time[2]
            local known = tonumber(redis.call('HGET', epochs, origin) or 0)
            """;

    /** Restores owner data that Redis has lost with each write of the owner: its calls must not appear abandoned. */
    static final String FENCE = COMMON + """
            if tonumber(epoch) < known then return -1 end
            if tonumber(epoch) > known then
              redis.call('HSET', epochs, origin, epoch)
              redis.call('ZADD', owners, math.floor(micros / 1000) + lease, origin)
            end
            """;

    private static final String WRITE_LIVE = """
            redis.call('SET', session, line)
            redis.call('SADD', live, call)
            redis.call('SADD', origins, origin)
            """;

    private static final String FORGET_ORIGIN_IF_LAST = """
            if redis.call('EXISTS', live, ended) == 0 then redis.call('SREM', origins, origin) end
            """;

    /** A late repetition of the first write must not overwrite a later one. */
    static final String WRITE_NEW = "if redis.call('EXISTS', session) == 0 then " + WRITE_LIVE + " end\n";

    static final Script CREATE = Script.of(FENCE + WRITE_NEW + "return 0");

    /**
     * Updates and ends several sessions of one owner. KEYS after ended: for each its session, and the possible leases
     * of its call. ARGV after the lease of the owner: for each its call, its line, and the number of those leases, -1
     * for a live call. A session that has already ended is not changed.
     */
    static final Script WRITE = Script.of(FENCE + """
            local key, argument = 6, 4
            while ARGV[argument] do
              local session, call, line = KEYS[key], ARGV[argument], ARGV[argument + 1]
              local leases = tonumber(ARGV[argument + 2])
              if leases < 0 then
                if not redis.call('ZSCORE', ended, call) then
            """ + WRITE_LIVE + """
                end
              else
                for i = key + 1, key + leases do redis.call('ZREM', KEYS[i], call) end
                redis.call('SREM', live, call)
                if redis.call('ZADD', ended, 'NX', micros, call) == 1 then
                  redis.call('SET', session, line)
                  redis.call('SADD', origins, origin)
                end
              end
              key = key + 1 + math.max(leases, 0)
              argument = argument + 3
            end
            return 0
            """);

    /**
     * Removes many sessions. Not fenced, since their CDRs are durable. KEYS: origins, live, ended, then the sessions.
     * ARGV: origin, then the ids of the calls.
     */
    static final Script REMOVE = Script.of("""
            local origins, live, ended = unpack(KEYS)
            local origin = ARGV[1]
            for i = 2, #ARGV do
              redis.call('DEL', KEYS[i + 2])
              redis.call('SREM', live, ARGV[i])
              redis.call('ZREM', ended, ARGV[i])
            end
            """ + FORGET_ORIGIN_IF_LAST + "return 0");

    /**
     * Moves a session to the dead letters. One more of KEYS: the dead letters. The line has the reason as well. Any
     * owner may move an ended session, with the epoch of the owner that ended it; only its owner may move a live one.
     */
    static final Script DEAD_LETTER = Script.of(COMMON + """
            if tonumber(epoch) < known and redis.call('SISMEMBER', live, call) == 1 then return -1 end
            redis.call('DEL', session)
            redis.call('SREM', live, call)
            redis.call('ZREM', ended, call)
            redis.call('HSET', KEYS[7], call, line)
            """ + FORGET_ORIGIN_IF_LAST + "return 0");

    /** Requeues the session of a dead letter. One more of KEYS: the dead letters. Returns 1 if it existed. */
    static final Script REQUEUE = Script.of(COMMON + """
            if redis.call('HDEL', KEYS[7], call) == 0 then return 0 end
            redis.call('SET', session, line)
            redis.call('ZADD', ended, micros, call)
            redis.call('SADD', origins, origin)
            return 1
            """);

    private SessionScripts() {}
}
