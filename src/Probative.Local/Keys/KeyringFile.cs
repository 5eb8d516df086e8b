using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local.Keys;

/// <summary>
/// The key file as it stands on disk: `keys/keyring.json`, canonical JSON (RFC 8785). Every secret in it is
/// wrapped, by a slot's key or by the master key.
/// </summary>
internal sealed record KeyringFile
{
    public const int Format = 1;

    // The SHA-256 of the canonical file without this member.
    private const string Sum = "sha256";

    // Absent unless a case is changing its key.
    private const string Next = "next";

    // Before the name of a signing key: absent unless it is changing.
    private const string NextSeed = "next_";

    // Absent until a signing key has changed for the first time.
    private const string AccessKey = "access";

    /// <summary>Larger than a keyring of 100,000 cases.</summary>
    public const int LimitBytes = 32 * 1024 * 1024;

    public required IReadOnlyList<Slot> Slots { get; init; }

    /// <summary>The seed of each signing key.</summary>
    public required IReadOnlyDictionary<SigningUse, byte[]> WrappedSeeds { get; init; }

    public required IReadOnlyDictionary<CaseId, byte[]> WrappedCaseKeys { get; init; }

    /// <summary>
    /// The keys that some cases are changing to: in the file for as long as it takes, and no longer.
    /// </summary>
    public IReadOnlyDictionary<CaseId, byte[]> WrappedNextKeys { get; init; } =
        new Dictionary<CaseId, byte[]>();

    /// <summary>The seeds that signing keys are changing to, likewise.</summary>
    public IReadOnlyDictionary<SigningUse, byte[]> WrappedNextSeeds { get; init; } =
        new Dictionary<SigningUse, byte[]>();

    /// <summary>The key of the access log, once that no longer comes of the handover key's seed.</summary>
    public byte[]? WrappedAccessKey { get; init; }

    /// <summary>
    /// The file. Its sum tells a damaged file from a wrong passphrase, and finds damage in a slot that is not
    /// the one that opens: a recovery code would otherwise be found to be useless on the day it is needed.
    /// </summary>
    public byte[] ToBytes()
    {
        List<(string, JsonValue)> members =
        [
            ("format", Format),
            ("slots", new JsonValue.List(Slots.Select(SlotValue))),
            .. WrappedSeeds.Select(seed => (seed.Key.Word(), Text(seed.Value))),
            ("cases", MapOf(WrappedCaseKeys)),
            .. WrappedNextSeeds.Select(seed => (NextSeed + seed.Key.Word(), Text(seed.Value))),
        ];
        if (WrappedNextKeys.Count > 0) members.Add((Next, MapOf(WrappedNextKeys)));
        if (WrappedAccessKey is { } access) members.Add((AccessKey, Text(access)));
        var sum = Hash32.Of(CanonicalJson.ToBytes(Map([.. members])));
        return CanonicalJson.ToBytes(Map([.. members, (Sum, sum.ToHex())]));
    }

    /// <summary>False when the bytes are not the one form that <see cref="ToBytes"/> writes.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out KeyringFile? file, out Damage damage)
    {
        file = null;
        if (!CanonicalJson.TryParseCanonical(bytes, out var value, out damage)) return false;
        damage = new Damage("KEYRING_FORM", 0, "Format, slots, keys and cases were expected.");
        if (value is not JsonValue.Map map
            || map["format"] is not JsonValue.Number { Value: Format }
            || SeedsOf(map, "") is not { Count: 2 } seeds
            || SeedsOf(map, NextSeed) is not { } nextSeeds
            || map["slots"] is not JsonValue.List { Items.Count: > 0 } slotList
            || KeysOf(map["cases"]) is not { } cases
            || KeysOf(map[Next] ?? new JsonValue.Map([])) is not { } next)
        {
            return false;
        }

        var slots = slotList.Items.Select(SlotOf).ToList();
        if (slots.Contains(null)) return false;
        file = new KeyringFile
        {
            Slots = slots!,
            WrappedSeeds = seeds,
            WrappedCaseKeys = cases,
            WrappedNextKeys = next,
            WrappedNextSeeds = nextSeeds,
            WrappedAccessKey = Bytes(map[AccessKey]),
        };
        damage = file.ToBytes().AsSpan().SequenceEqual(bytes)
            ? Damage.None
            : new Damage("KEYRING_SUM", 0, "The file does not have the SHA-256 that it says it has.");
        if (damage.IsPresent) file = null;
        return file is not null;
    }

    private static Dictionary<SigningUse, byte[]> SeedsOf(JsonValue.Map map, string prefix)
    {
        var seeds = new Dictionary<SigningUse, byte[]>();
        foreach (var use in SigningUses.All)
        {
            if (Bytes(map[prefix + use.Word()]) is { } seed) seeds.Add(use, seed);
        }

        return seeds;
    }

    private static JsonValue.Map MapOf(IReadOnlyDictionary<CaseId, byte[]> keys) =>
        new(keys.Select(entry => KeyValuePair.Create(entry.Key.ToString(), Text(entry.Value))));

    private static Dictionary<CaseId, byte[]>? KeysOf(JsonValue? value)
    {
        if (value is not JsonValue.Map map) return null;
        var keys = new Dictionary<CaseId, byte[]>();
        foreach (var (name, wrapped) in map.Members)
        {
            if (!CaseId.TryParseHex(name, out var id) || Bytes(wrapped) is not { } key) return null;
            keys.Add(id, key);
        }

        return keys;
    }

    private static JsonValue SlotValue(Slot slot) => slot switch
    {
        Slot.Passphrase(var cost, var salt, var wrapped) => Map(
            ("kind", "passphrase"),
            ("memory_kib", cost.MemoryKibibytes),
            ("passes", cost.Passes),
            ("lanes", cost.Lanes),
            ("salt", Text(salt)),
            ("wrapped", Text(wrapped))),
        Slot.Recovery(var wrapped) => Map(("kind", "recovery"), ("wrapped", Text(wrapped))),
        Slot.File(var key) => Map(("kind", "file"), ("key", Text(key))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Slot? SlotOf(JsonValue value)
    {
        if (value is not JsonValue.Map map) return null;
        switch ((map["kind"] as JsonValue.Text)?.Value)
        {
            case "passphrase":
                return map["memory_kib"] is JsonValue.Number { Value: var memory }
                    && map["passes"] is JsonValue.Number { Value: var passes }
                    && map["lanes"] is JsonValue.Number { Value: var lanes }
                    && memory <= int.MaxValue && passes <= int.MaxValue && lanes <= int.MaxValue
                    && new Argon2Cost((int)memory, (int)passes, (int)lanes) is { IsReasonable: true } cost
                    && Bytes(map["salt"]) is { Length: >= 8 } salt
                    && Bytes(map["wrapped"]) is { } byPassphrase
                        ? new Slot.Passphrase(cost, salt, byPassphrase)
                        : null;
            case "recovery":
                return Bytes(map["wrapped"]) is { } byCode ? new Slot.Recovery(byCode) : null;
            case "file":
                return Bytes(map["key"]) is { Length: Aead.KeySizeBytes } key ? new Slot.File(key) : null;
            default:
                return null;
        }
    }

    private static JsonValue.Map Map(params ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        var pairs = new List<KeyValuePair<string, JsonValue>>(members.Length);
        foreach (var (name, value) in members) pairs.Add(KeyValuePair.Create(name, value));
        return new JsonValue.Map(pairs);
    }

    private static JsonValue Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[]? Bytes(JsonValue? value) =>
        value is JsonValue.Text { Value: var text } && Base64Url.IsValid(text)
            ? Base64Url.DecodeFromChars(text)
            : null;
}
