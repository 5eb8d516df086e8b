using System.Collections.Concurrent;
using System.Security.Cryptography;
using Probative.Kernel.Ids;

namespace Probative.Web.SignIn;

/// <summary>
/// Which sittings are locked: those that nobody touched for <see cref="IdleAfter"/>, or that somebody locked.
/// A locked sitting keeps its pages and what is typed in them, and is told nothing until whoever began it
/// proves to be back: by the word that they chose when they came in, or by a new link of their own. The word
/// is kept in memory alone, as a slow hash.
/// </summary>
public sealed class Sittings(TimeProvider clock, SignInLinks links)
{
    /// <summary>A page that nobody touches for so long is covered.</summary>
    public static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(15);

    /// <summary>The least that is worth asking for again.</summary>
    public const int WordLengthMin = 4;

    // A page tells of touches once a minute: the server is no stricter than the page that it told.
    private static readonly TimeSpan s_tellingLag = TimeSpan.FromMinutes(2);

    // Guessing ends here: from then on only a link helps, so that no work is lost by it.
    private const int TriesMax = 5;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // About a quarter of a second, each time somebody comes back (OWASP for PBKDF2 with SHA-256, 2023).
    private const int Iterations = 600_000;

    private readonly ConcurrentDictionary<string, Sitting> _sittings = [];

    /// <summary>Begins a sitting; who is no member of a vault has nothing to lock.</summary>
    public void Begin(Visitor who, string? word)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (who is not { Member: { } member, Session.Length: > 0 }) return;
        _sittings[who.Session] = new Sitting(member, clock.GetUtcNow())
        {
            Touched = clock.GetUtcNow(),
            Word = word is { Length: >= WordLengthMin } chosen ? SlowHash.Of(chosen) : null,
        };
    }

    /// <summary>Ends it; when it was stays known for a day, and to its member alone.</summary>
    public void End(string session)
    {
        var yesterday = clock.GetUtcNow() - TimeSpan.FromDays(1);
        foreach (var (name, old) in _sittings)
        {
            if (old.HasEnded && old.Began < yesterday) _sittings.TryRemove(name, out _);
        }

        if (!_sittings.TryGetValue(session, out var sitting)) return;
        lock (sitting) (sitting.HasEnded, sitting.Word) = (true, null);
    }

    /// <summary>Somebody is there. It opens nothing that is locked.</summary>
    public void Touch(string session)
    {
        if (!_sittings.TryGetValue(session, out var sitting)) return;
        lock (sitting)
        {
            if (!IsLocked(sitting)) sitting.Touched = clock.GetUtcNow();
        }
    }

    public void Lock(string session)
    {
        if (!_sittings.TryGetValue(session, out var sitting)) return;
        lock (sitting) sitting.IsLocked = true;
    }

    public bool IsLocked(string session)
    {
        if (!_sittings.TryGetValue(session, out var sitting)) return false;
        lock (sitting) return IsLocked(sitting);
    }

    /// <summary>Opens a locked sitting by its word, or by an unused link for the same member.</summary>
    public Unlocking Unlock(string session, string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (!_sittings.TryGetValue(session, out var sitting) || sitting.HasEnded) return Unlocking.Wrong;
        lock (sitting)
        {
            var secret = given.Trim().Split('/')[^1];
            var isLink = links.Look(secret)?.Member == sitting.Member;
            if (!isLink && sitting.Word is null) return Unlocking.OnlyByLink;
            if (isLink ? links.Use(secret) is null : !sitting.Word!.Is(given))
            {
                if (++sitting.Tries >= TriesMax) sitting.Word = null;
                return sitting.Word is null ? Unlocking.OnlyByLink : Unlocking.Wrong;
            }

            (sitting.IsLocked, sitting.Tries, sitting.Touched) = (false, 0, clock.GetUtcNow());
            return Unlocking.Open;
        }
    }

    /// <summary>The sittings that this member began today, by the clock of this machine.</summary>
    public IReadOnlyList<string> TodayOf(MemberId member)
    {
        var today = clock.GetLocalNow().Date;
        return
        [
            .. _sittings
                .Where(one => one.Value.Member == member)
                .Where(one => TimeZoneInfo.ConvertTime(one.Value.Began, clock.LocalTimeZone).Date == today)
                .Select(one => one.Key),
        ];
    }

    private bool IsLocked(Sitting sitting) =>
        sitting.IsLocked |= clock.GetUtcNow() - sitting.Touched > IdleAfter + s_tellingLag;

    private sealed class Sitting(MemberId member, DateTimeOffset began)
    {
        public MemberId Member => member;

        public DateTimeOffset Began => began;

        public DateTimeOffset Touched { get; set; }

        public bool IsLocked { get; set; }

        public bool HasEnded { get; set; }

        public int Tries { get; set; }

        /// <summary>Null when none was chosen, or when it was guessed at too often.</summary>
        public SlowHash? Word { get; set; }
    }

    private sealed record SlowHash(byte[] Salt, byte[] Hash)
    {
        public static SlowHash Of(string word)
        {
            var salt = RandomNumberGenerator.GetBytes(SaltBytes);
            return new SlowHash(salt, Derive(word, salt));
        }

        public bool Is(string word) => CryptographicOperations.FixedTimeEquals(Hash, Derive(word, Salt));

        private static byte[] Derive(string word, byte[] salt) =>
            Rfc2898DeriveBytes.Pbkdf2(word, salt, Iterations, HashAlgorithmName.SHA256, HashBytes);
    }
}
