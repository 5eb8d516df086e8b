using System.Buffers.Binary;
using System.Security.Cryptography;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Handover.Plan;

/// <summary>
/// Everything that must not stand in a package. Texts are kept as hashes: one of their last few bytes, by
/// which a <see cref="SecretScanner"/> meets them as it runs over a file, and one of the whole, by which it
/// is sure. About 150 bytes for each secret, whatever its length.
/// </summary>
internal sealed class SecretSet
{
    /// <summary>The lengths of the windows that run over a file. A text is met by the longest that it
    /// fills.</summary>
    internal static readonly int[] Windows = [4, 8, 16, 32];

    /// <summary>A text shorter than this counts only where it stands by itself, not as a part of a
    /// word.</summary>
    internal const int WordLengthBytes = 8;

    private readonly Dictionary<(int Window, ulong Tail), int> _tails = [];
    private readonly Dictionary<UInt128, int> _tokens = [];
    private readonly Dictionary<UInt128, int> _whole = [];
    private readonly List<Form> _forms = [];
    private readonly List<Secret> _secrets = [];
    private readonly HashSet<int> _released = [];
    private readonly bool[] _usedWindows = new bool[Windows.Length];
    private SecretFilter? _filter;

    // Drawn anew for every handover: nobody can prepare names whose windows collide.
    private readonly ulong _base = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    public int Count => _secrets.Count;

    /// <summary>The longest text in bytes: how far a scanner has to look back.</summary>
    public int LongestBytes { get; private set; }

    internal ulong RollingBase => _base;

    public Secret this[int secret] => _secrets[secret];

    /// <summary>A word that has no place of its own: it may stand after all.</summary>
    public void Release(int secret) => _released.Add(secret);

    public bool IsReleased(int secret) => _released.Contains(secret);

    /// <summary>Adds a text. Ids and digests become tokens, whatever field they stand in.</summary>
    public void Add(string text, Secret secret)
    {
        if (_filter is not null) throw new InvalidOperationException("The set is in use and complete.");
        if (text.Length == 0) return;
        if (TokenOf(text) is { } token)
        {
            AddToken(token, secret with { Kind = SecretKind.Token });
            return;
        }

        var whole = HashOf(SecretForms.Fold(text));
        if (_whole.TryGetValue(whole, out var known))
        {
            Strengthen(known, secret);
            return;
        }

        _whole.Add(whole, _secrets.Count);
        foreach (var form in SecretForms.Of(text, secret.Kind))
        {
            AddForm(SecretForms.Fold(form));
        }

        _secrets.Add(secret);
    }

    /// <summary>The secret that a text is, as a whole, or -1.</summary>
    public int FindWhole(string text) =>
        TokenOf(text) is { } token
            ? _tokens.GetValueOrDefault(KeyOf(token), -1)
            : _whole.GetValueOrDefault(HashOf(SecretForms.Fold(text)), -1);

    /// <summary>False if surely no secret has a form that ends in this window.</summary>
    internal bool MayEnd(ulong tail) => Filter.MayHold(tail);

    /// <summary>The secrets whose form ends in this window and equals the bytes that end here.</summary>
    internal void Confirm(int window, ulong tail, ReadOnlySpan<byte> foldedUntilHere, List<(int, int)> found)
    {
        var next = _tails.GetValueOrDefault((window, tail), -1);
        for (; next >= 0; next = _forms[next].Next)
        {
            var form = _forms[next];
            if (form.LengthBytes <= foldedUntilHere.Length
                && HashOf(foldedUntilHere[^form.LengthBytes..]) == form.Hash)
            {
                found.Add((form.Secret, form.LengthBytes));
            }
        }
    }

    /// <summary>The secret whose first 120 bits these are, or -1: conclusive for random ids and
    /// digests.</summary>
    internal int FindToken(UInt128 first120Bits) =>
        Filter.MayHold((ulong)first120Bits) ? _tokens.GetValueOrDefault(first120Bits, -1) : -1;

    internal bool HasTokens => _tokens.Count > 0;

    internal bool HasWindow(int window) => _usedWindows[Array.IndexOf(Windows, window)];

    /// <summary>Built at the first look-up: from then on nothing is added.</summary>
    private SecretFilter Filter =>
        _filter ??= new SecretFilter(
            [.. _tails.Keys.Select(key => key.Tail), .. _tokens.Keys.Select(key => (ulong)key)]);

    private static UInt128 HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static byte[]? TokenOf(string text) =>
        Id.TryParse(text, out var id) ? id.ToArray()
        : Hash32.TryParseHex(text, out var digest) ? digest.ToArray()
        : null;

    private static UInt128 KeyOf(byte[] token) => BinaryPrimitives.ReadUInt128BigEndian(token) >> 8;

    private void AddToken(byte[] token, Secret secret)
    {
        var key = KeyOf(token);
        if (_tokens.TryGetValue(key, out var known))
        {
            Strengthen(known, secret);
            return;
        }

        _tokens.Add(key, _secrets.Count);
        _secrets.Add(secret);
    }

    private void AddForm(byte[] folded)
    {
        // Shorter texts are compared with whole values alone: three letters stand in every file.
        var at = Array.FindLastIndex(Windows, window => window <= folded.Length);
        if (at < 0) return;
        _usedWindows[at] = true;
        LongestBytes = Math.Max(LongestBytes, folded.Length);
        var tail = 0UL;
        foreach (var b in folded.AsSpan(folded.Length - Windows[at]))
        {
            tail = unchecked((tail * _base) + b);
        }

        var key = (Windows[at], tail);
        var next = _tails.GetValueOrDefault(key, -1);
        _tails[key] = _forms.Count;
        _forms.Add(new Form(HashOf(folded), folded.Length, next, _secrets.Count));
    }

    private void Strengthen(int known, Secret secret)
    {
        var old = _secrets[known];
        if (secret.Strength > old.Strength
            || (secret.Strength == old.Strength && secret.OfItem && !old.OfItem))
        {
            _secrets[known] = secret;
        }
    }

    private readonly record struct Form(UInt128 Hash, int LengthBytes, int Next, int Secret);
}
