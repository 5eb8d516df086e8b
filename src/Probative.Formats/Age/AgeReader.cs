namespace Probative.Formats.Age;

/// <summary>
/// Decrypts an age file (age-encryption.org/v1), binary or armored, for identities of X25519 and passphrases.
/// What it hands on was authenticated, chunk by chunk; that the end was reached is known only when it returns
/// without damage.
/// </summary>
public static class AgeReader
{
    /// <param name="input">The file; it can seek.</param>
    /// <param name="identities">What may open it.</param>
    /// <param name="output">Takes the plain bytes, in chunks of at most 64 KiB.</param>
    /// <returns>What is wrong, by <see cref="AgeCodes"/>; null when the whole was decrypted.</returns>
    public static Damage? Decrypt(Stream input, IReadOnlyList<AgeIdentity> identities, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(identities);
        ArgumentNullException.ThrowIfNull(output);
        return Decrypt(input, AgeArmor.IsArmored(input), identities, output);
    }

    /// <summary>The same of a file of which it is known whether it is armored.</summary>
    internal static Damage? Decrypt(
        Stream input, bool isArmored, IReadOnlyList<AgeIdentity> identities, Stream output)
    {
        var armor = isArmored ? new AgeArmor(input) : null;
        var damage = Decrypt(armor ?? input, identities, output, () => armor is { IsDamaged: true });
        return armor is { IsDamaged: true }
            ? Wrong(AgeCodes.Armor, "The armor is not in the form that age writes.")
            : damage;
    }

    private static Damage? Decrypt(
        Stream input, IReadOnlyList<AgeIdentity> identities, Stream output, Func<bool> isBroken)
    {
        if (!AgeOpening.TryOpen(input, identities, out var opened, out var damage)) return damage;
        using var payload = opened;
        return CopyChunks(input, payload, output) && !isBroken() ? null : Wrong(
            AgeCodes.Payload, "The payload was changed or cut.");
    }

    private static bool CopyChunks(Stream input, AgePayload payload, Stream output)
    {
        const int sealedBytes = AgePayload.ChunkBytes + AgeKey.TagBytes;
        var (now, next) = (new byte[sealedBytes], new byte[sealedBytes]);
        var plain = new byte[AgePayload.ChunkBytes];
        var count = Fill(input, now);
        for (var isFirst = true; ; isFirst = false)
        {
            if (count < AgeKey.TagBytes) return false;
            var following = count == sealedBytes ? Fill(input, next) : 0;
            var isLast = following == 0;
            if (!payload.TryDecrypt(now.AsSpan(0, count), plain, isLast)) return false;
            var length = count - AgeKey.TagBytes;

            // Only an empty file ends in an empty chunk: there is one form of each.
            if (length == 0 && !isFirst) return false;
            output.Write(plain, 0, length);
            if (isLast) return true;
            (now, next, count) = (next, now, following);
        }
    }

    private static int Fill(Stream input, byte[] buffer) =>
        input.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);

    private static Damage Wrong(string code, string message) => Damage.Of(code, "", message);
}
