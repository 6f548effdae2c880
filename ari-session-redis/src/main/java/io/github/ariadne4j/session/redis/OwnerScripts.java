package io.github.ariadne4j.session.redis;

/** Who owns an origin's calls. KEYS: epochs, owners, seen, origins. ARGV: origin, epoch, lease in ms. */
final class OwnerScripts {
    private static final String COMMON = """
            local epochs, owners, seen, origins = unpack(KEYS)
            local origin, epoch, lease = unpack(ARGV)
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local known = tonumber(redis.call('HGET', epochs, origin) or 0)
            """;

    /** A lease that lasts longer than any was given for is one from before Redis' clock was put back: its owner renews it. */
    private static final String LASTS = """
            local function lasts(ends)
              return ends and tonumber(ends) > now and tonumber(ends) <= now + lease
            end
            """;

    /** Epochs are times, if they can, so that they go on rising where Redis has lost those before. */
    private static final String OWN = """
            local next = math.max(known + 1, now)
            redis.call('HSET', epochs, origin, next)
            redis.call('ZADD', owners, now + lease, origin)
            return next
            """;

    /** Answers the epoch. */
    static final Script ACQUIRE = Script.of(COMMON + OWN);

    /** Answers the epoch, or 0 if the lease of an owner lasts. */
    static final Script TAKE_OVER = Script.of(COMMON + LASTS + """
            if lasts(redis.call('ZSCORE', owners, origin)) then return 0 end
            """ + OWN);

    /** Answers 0 if a later owner has the calls, 1 if the lease lasted, 2 if it had run out or Redis has lost it. */
    static final Script RENEW = Script.of(COMMON + """
            if tonumber(epoch) < known then return 0 end
            local ends = redis.call('ZSCORE', owners, origin)
            redis.call('HSET', epochs, origin, epoch)
            redis.call('ZADD', owners, now + lease, origin)
            redis.call('HSET', seen, origin, now)
            return (ends and tonumber(ends) > now) and 1 or 2
            """);

    /** The epoch stays, to refuse what its owner may still write once another has a later one. */
    static final Script RELEASE = Script.of(COMMON + """
            if tonumber(epoch) < known then return 0 end
            redis.call('ZREM', owners, origin)
            redis.call('HSET', seen, origin, now)
            return 1
            """);

    /** Answers the names of the origins that have sessions and no owner. ARGV: the lease in ms. */
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
