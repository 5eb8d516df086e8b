using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local.Keys;

/// <summary>
/// Seals the disclosures of a fact, so that a field can be destroyed by destroying its key. Each group has
/// one random key, wrapped by the case key.
/// <para>
/// Appenders seal side by side, before the writer gives a fact its number and index; so what binds a group
/// together is a random name of its own, with its case and subject. That a body was moved to another fact
/// shows all the same: its digests do not stand in that fact's leaf, and <see cref="TryOpen"/> looks.
/// </para>
/// </summary>
internal static class Sealing
{
    private const int NameSizeBytes = 16;
    private const int WrappedSizeBytes = NameSizeBytes + Aead.KeySizeBytes + Aead.OverheadBytes;
    private const byte Separator = (byte)'~';

    public static SealedGroup Seal(
        ReadOnlySpan<byte> caseKey, CaseId @case, Id? subject, IReadOnlyList<Disclosure> disclosures)
    {
        Span<byte> secret = stackalloc byte[NameSizeBytes + Aead.KeySizeBytes];
        RandomNumberGenerator.Fill(secret);
        var name = secret[..NameSizeBytes];
        var key = secret[NameSizeBytes..];
        Span<byte> purpose = stackalloc byte[PurposeSizeBytes];
        WritePurpose(purpose, @case, subject, name);

        var wrapped = new byte[WrappedSizeBytes];
        name.CopyTo(wrapped);
        Aead.Seal(caseKey, purpose, key, wrapped.AsSpan(NameSizeBytes));
        var body = Aead.Seal(key, purpose, Join(disclosures));
        CryptographicOperations.ZeroMemory(secret);
        return new SealedGroup(subject, wrapped, body);
    }

    /// <summary>
    /// Opens one group by any of its case's keys, tried in their order, and adds its disclosures. False with
    /// what is wrong when the key is there and the group is not what was sealed, or not part of this leaf.
    /// </summary>
    public static bool TryOpen(
        IReadOnlyList<byte[]> caseKeys,
        CaseId @case,
        in SealedGroup group,
        Leaf leaf,
        List<Disclosure> disclosures,
        out Damage damage)
    {
        damage = Damage.None;
        if (!TryOpenBody(caseKeys, @case, group, out var body))
        {
            damage = new Damage("SEALED_FIELDS", 0, "The fields do not open with the key of their case.");
            return false;
        }

        var rest = body.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(Separator);
            var text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!Disclosure.TryParse(text, out var disclosure, out damage)) return false;
            if (leaf.IndexOf(disclosure.Digest) < 0)
            {
                damage = new Damage("SEALED_ELSEWHERE", 0, $"{disclosure.Name} is no field of this fact.");
                return false;
            }

            disclosures.Add(disclosure);
        }

        return true;
    }

    /// <summary>
    /// The same group, its key wrapped by another case key; null when none of the old ones opens it. The body
    /// stays as it is: whoever had the group's key has it still.
    /// </summary>
    public static SealedGroup? Rewrap(
        IReadOnlyList<byte[]> oldKeys, ReadOnlySpan<byte> newKey, CaseId @case, in SealedGroup group)
    {
        Span<byte> purpose = stackalloc byte[PurposeSizeBytes];
        if (OpenKey(oldKeys, @case, group, purpose) is not { } key) return null;
        var wrapped = new byte[WrappedSizeBytes];
        group.WrappedKey.AsSpan(0, NameSizeBytes).CopyTo(wrapped);
        Aead.Seal(newKey, purpose, key, wrapped.AsSpan(NameSizeBytes));
        CryptographicOperations.ZeroMemory(key);
        return group with { WrappedKey = wrapped };
    }

    private static bool TryOpenBody(
        IReadOnlyList<byte[]> caseKeys,
        CaseId @case,
        in SealedGroup group,
        [NotNullWhen(true)] out byte[]? body)
    {
        body = null;
        Span<byte> purpose = stackalloc byte[PurposeSizeBytes];
        if (OpenKey(caseKeys, @case, group, purpose) is not { } key) return false;
        body = Aead.Open(key, purpose, group.Body);
        CryptographicOperations.ZeroMemory(key);
        return body is not null;
    }

    /// <summary>The group's own key, and the purpose that it was wrapped for.</summary>
    private static byte[]? OpenKey(
        IReadOnlyList<byte[]> caseKeys, CaseId @case, in SealedGroup group, Span<byte> purpose)
    {
        if (group.WrappedKey.Length != WrappedSizeBytes) return null;
        WritePurpose(purpose, @case, group.Subject, group.WrappedKey.AsSpan(0, NameSizeBytes));
        foreach (var caseKey in caseKeys)
        {
            if (Aead.Open(caseKey, purpose, group.WrappedKey.AsSpan(NameSizeBytes)) is { } key) return key;
        }

        return null;
    }

    // The version, the case, the subject (zeros for none, which no random id is), the group's own name.
    private const int PurposeSizeBytes = 8 + Id.SizeBytes + Id.SizeBytes + NameSizeBytes;

    private static void WritePurpose(Span<byte> purpose, CaseId @case, Id? subject, ReadOnlySpan<byte> name)
    {
        "sealed 1"u8.CopyTo(purpose);
        @case.CopyTo(purpose[8..]);
        (subject ?? default).CopyTo(purpose[(8 + Id.SizeBytes)..]);
        name.CopyTo(purpose[(8 + Id.SizeBytes + Id.SizeBytes)..]);
    }

    private static byte[] Join(IReadOnlyList<Disclosure> disclosures)
    {
        var length = disclosures.Count - 1;
        foreach (var disclosure in disclosures) length += disclosure.Ascii.Length;
        var body = new byte[length];
        var at = 0;
        foreach (var disclosure in disclosures)
        {
            if (at > 0) body[at++] = Separator;
            disclosure.Ascii.CopyTo(body.AsSpan(at));
            at += disclosure.Ascii.Length;
        }

        return body;
    }
}
