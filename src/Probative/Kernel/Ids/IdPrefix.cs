using System.Diagnostics.CodeAnalysis;

namespace Probative.Kernel.Ids;

/// <summary>
/// The first hex digits of an id, as people type them: at least four, so that a guess is not a search.
/// </summary>
public readonly record struct IdPrefix(Id First, Id Last)
{
    public const int LengthMin = 4;

    /// <summary>
    /// Reads 4 to 32 hex digits, in any case; <see cref="First"/> and <see cref="Last"/> bound the ids.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IdPrefix prefix)
    {
        prefix = default;
        if (text is not { Length: >= LengthMin and <= Id.TextLength }) return false;
        var digits = text.ToLowerInvariant();
        if (!Id.TryParse(digits.PadRight(Id.TextLength, '0'), out var first)) return false;
        if (!Id.TryParse(digits.PadRight(Id.TextLength, 'f'), out var last)) return false;
        prefix = new IdPrefix(first, last);
        return true;
    }

    public bool Holds(Id id) => id >= First && id <= Last;
}
