using System.Collections.Concurrent;
using Probative.Ledger.Facts;

namespace Probative.Local.Keys;

/// <summary>
/// The opened keys of the cases. A case has one key but for the moments in which it changes: then what is
/// read meanwhile may be sealed by the one or by the other, so both open, and one of them seals. A key that
/// was replaced is kept for as long as the process lives, for what was read just before. Safe for use by
/// several threads.
/// </summary>
internal sealed class CaseKeys
{
    private readonly ConcurrentDictionary<CaseId, byte[][]> _keys = new();

    public IEnumerable<CaseId> Cases => _keys.Keys;

    /// <summary>What seals; null when the case has no key.</summary>
    public byte[]? Sealing(CaseId @case) => _keys.TryGetValue(@case, out var keys) ? keys[0] : null;

    /// <summary>What may open, the likely one first; empty when the case has no key.</summary>
    public IReadOnlyList<byte[]> Opening(CaseId @case) =>
        _keys.TryGetValue(@case, out var keys) ? keys : [];

    /// <summary>From now on this key seals.</summary>
    public void Seal(CaseId @case, byte[] key) =>
        _keys.AddOrUpdate(@case, [key], (_, old) => [key, .. old.Where(other => !IsSame(other, key))]);

    /// <summary>From now on this key opens too.</summary>
    public void Open(CaseId @case, byte[] key) =>
        _keys.AddOrUpdate(@case, [key], (_, old) => [.. old.Where(other => !IsSame(other, key)), key]);

    private static bool IsSame(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);
}
