package io.github.ariadne4j.session.redis;

/**
 * Lua scripts for the ownership of an origin's calls. KEYS: epochs, owners, seen, origins. ARGV: origin, epoch, lease
 * in ms.
 */
final class OwnerScripts {
    private static final String COMMON = """
            local epochs, owners, seen, origins = unpack(KEYS)
            local origin, epoch, lease = unpack(ARGV)
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local known = tonumber(redis.call('HGET', epochs, origin) or 0)
            """;

    /**
     * A lease beyond the maximum is from before Redis' clock was set back; it counts as expired, and a live owner
     * renews it.
     */
    private static final String LASTS = """
            local function lasts(ends)
              return ends and tonumber(ends) > now and tonumber(ends) <= now + lease
            end
            """;

    /** Epochs are timestamps if possible, so that they increase even if Redis has lost earlier ones. */
    private static final String OWN = """
            local next = math.max(known + 1, now)
            redis.call('HSET', epochs, origin, next)
            redis.call('ZADD', owners, now + lease, origin)
            return next
            """;

    /** Answers the epoch. */
    static final Script ACQUIRE = Script.of(COMMON + OWN);

    /** Returns the epoch, or 0 if the lease of an owner is valid. */
    static final Script TAKE_OVER = Script.of(COMMON + LASTS + """
            if lasts(redis.call('ZSCORE', owners, origin)) then return 0 end
            """ + OWN);

    /** Returns 0 if a later owner has the calls, 1 if the lease was valid, 2 if it had expired or Redis has lost it. */
    static final Script RENEW = Script.of(COMMON + """
            if tonumber(epoch) < known then return 0 end
            local ends = redis.call('ZSCORE', owners, origin)
            redis.call('HSET', epochs, origin, epoch)
            redis.call('ZADD', owners, now + lease, origin)
            redis.call('HSET', seen, origin, now)
            return (ends and tonumber(ends) > now) and 1 or 2
            """);

    /** The epoch is kept, so that late writes of this owner are rejected after another one has a later epoch. */
    static final Script RELEASE = Script.of(COMMON + """
            if tonumber(epoch) < known then return 0 end
            redis.call('ZREM', owners, origin)
            redis.call('HSET', seen, origin, now)
            return 1
            """);

    /** Returns the names of origins with sessions and without an owner. ARGV: the lease in ms. */
    static final String ABANDONED = """
            local epochs, owners, seen, origins = unpack(KEYS)
            local lease = ARGV[1]
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """ + LASTS + """
            local abandoned = {}
            for _, origin in ipairs(redis.call('SMEMBERS', origins)) do
              if not lasts(redis.call('ZSCORE', owners, origin)) then table.insert(abandoned, origin) end
            end
            return abandoned
            """;

    private OwnerScripts() {}
}
